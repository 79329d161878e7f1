import { type FakeAnswer, type FakeRequest, serveFakeApi } from '../serve-fake-api.ts';

/** A post as its platform has it. */
export type FakePost = {
  readonly id: string;
  readonly at: number;
  text: string;
  views: number;
  /** Nobody is told its likes. */
  readonly hidesLikes?: boolean;
};

export type FakeAccount = {
  readonly id: string;
  readonly handle: string;
  description: string;
  readonly posts: FakePost[];
};

/** A limit as the platform enforces it: so many calls in any time of this length. */
export type FakeLimit = { readonly calls: number; readonly ms: number; readonly perAccount?: true };

/** What a platform's own API looks like. */
export type FakeShape = {
  readonly limits: readonly FakeLimit[];
  readonly lifeMs: number;
  /** Whether a refresh token dies when it is used. */
  readonly rotates: boolean;
  readonly throttled: (retryAfterMs: number, now: number) => FakeAnswer;
  readonly unauthorised: FakeAnswer;
  /** What a call answers; nothing if there is no such call. */
  readonly answer: (request: FakeCall) => FakeAnswer | undefined;
};

export type FakeCall = {
  readonly url: URL;
  readonly json: Readonly<Record<string, unknown>>;
  readonly account: FakeAccount | undefined;
  readonly find: (id: string) => FakeAccount | undefined;
  readonly headers: FakeRequest['headers'];
  /** Where the API stands, for addresses in answers. */
  readonly now: number;
};

type Token = { readonly accountId: string; expiresAt: number; isRevoked: boolean };

/**
 * A platform over HTTP: it hands out tokens that end, rotates them, enforces its limits, fails when it is told to, and answers with what its
 * accounts have at that moment.
 */
export async function startFakePlatform(shape: FakeShape, now: () => number) {
  const accounts = new Map<string, FakeAccount>();
  const access = new Map<string, Token>();
  const refresh = new Map<string, Token>();
  const codes = new Map<string, { accountId: string; challenge: string | null }>();
  const calls = new Map<string, number[]>();
  const made: Record<string, number> = {};
  const state = { isDown: false, throttled: 0, serial: 0 };

  const server = await serveFakeApi({
    isAllowed: () => true,
    answer: (url, request) => {
      if (state.isDown) return { status: 503, text: '<html>down</html>' };
      return isOAuth(url) ? oauth(url, request) : api(url, request);
    },
  });

  const isOAuth = ({ pathname }: URL) =>
    /oauth|authorize|^\/token$|revoke|access_token/.test(pathname);

  function issue(accountId: string) {
    state.serial += 1;
    const accessToken = `at-${state.serial}`;
    const refreshToken = `rt-${state.serial}`;
    access.set(accessToken, { accountId, expiresAt: now() + shape.lifeMs, isRevoked: false });
    refresh.set(refreshToken, { accountId, expiresAt: now() + 1e11, isRevoked: false });
    return { access_token: accessToken, refresh_token: refreshToken, scope: 'read' };
  }

  function oauth(url: URL, { text, headers }: FakeRequest): FakeAnswer {
    const form = new URLSearchParams(text || url.search);
    const grant = form.get('grant_type') ?? '';
    const body = (accountId: string) => {
      return { ...issue(accountId), expires_in: shape.lifeMs / 1_000, token_type: 'bearer' };
    };
    if (/revoke/.test(url.pathname)) return revoke(form.get('token') ?? '');
    if (!text && !url.search) return { status: 400, body: { error: 'invalid_request' } };
    if (/^ig_/.test(grant)) return renewSelf(form.get('access_token') ?? '', body);
    const hasSecret = headers.authorization !== undefined || form.get('client_secret') === 'secret';
    if (!hasSecret) return { status: 401, body: { error: 'invalid_client' } };
    if (grant === 'client_credentials') return { status: 200, body: body('app') };
    if (grant === 'authorization_code') {
      const known = codes.get(form.get('code') ?? '');
      codes.delete(form.get('code') ?? '');
      if (known === undefined) return { status: 400, body: { error: 'invalid_grant' } };
      if (known.challenge !== null && !form.has('code_verifier')) {
        return { status: 400, body: { error: 'invalid_grant' } };
      }
      return { status: 200, body: body(known.accountId) };
    }
    const token = refresh.get(form.get('refresh_token') ?? '');
    if (token === undefined || token.isRevoked) {
      return { status: 400, body: { error: 'invalid_grant' } };
    }
    if (shape.rotates) token.isRevoked = true;
    return { status: 200, body: body(token.accountId) };
  }

  function renewSelf(token: string, body: (accountId: string) => object): FakeAnswer {
    const known = access.get(token);
    if (known === undefined || known.isRevoked || known.expiresAt <= now())
      return shape.unauthorised;
    const { refresh_token: _, ...rest } = body(known.accountId) as Record<string, unknown>;
    return { status: 200, body: rest };
  }

  function revoke(token: string): FakeAnswer {
    const known = access.get(token) ?? refresh.get(token);
    if (known === undefined) return { status: 400, body: { error: 'invalid_token' } };
    revokeAll(known.accountId);
    return { status: 200, body: {} };
  }

  function revokeAll(accountId: string): void {
    for (const token of [...access.values(), ...refresh.values()]) {
      if (token.accountId === accountId) token.isRevoked = true;
    }
  }

  function api(url: URL, { headers, text }: FakeRequest): FakeAnswer {
    const written = headers.authorization?.replace(/^Bearer /, '') ?? headers['x-goog-api-key'];
    const token = access.get(String(written ?? ''));
    const isApp = written === 'app-token' || token?.accountId === 'app';
    const isOpen = shape.lifeMs === 0 || isApp;
    const isDead = token === undefined || token.isRevoked || token.expiresAt <= now();
    if (!isOpen && isDead) return shape.unauthorised;
    const whose = token?.accountId ?? 'nobody';
    const waitMs = enforce(token === undefined ? url.pathname : whose);
    made[whose] = (made[whose] ?? 0) + 1;
    if (waitMs > 0) {
      state.throttled += 1;
      return shape.throttled(waitMs, now());
    }
    const json = text.startsWith('{') ? JSON.parse(text) : {};
    const find = (id: string) => accounts.get(id);
    const call = { url, json, headers, find, account: find(whose), now: now() };
    return shape.answer(call) ?? { status: 404, body: { error: 'not-found' } };
  }

  function enforce(whose: string): number {
    for (const [place, { calls: most, ms, perAccount }] of shape.limits.entries()) {
      const key = `${place}/${perAccount ? whose : ''}`;
      const recent = (calls.get(key) ?? []).filter((at) => at > now() - ms);
      if (recent.length >= most) return (recent[0] ?? now()) + ms - now();
      calls.set(key, [...recent, now()]);
    }
    return 0;
  }

  return {
    ...{ address: server.address, asked: server.asked, fail: server.fail, stop: server.stop },
    ...{ accounts, state, made, issue, revokeAll, loseAnswerTo: server.loseAnswerTo },
    /** A creator says yes at the page of the platform: the code with which the browser comes back. */
    consent(link: string, accountId: string) {
      const { searchParams } = new URL(link);
      state.serial += 1;
      const code = `code-${state.serial}`;
      codes.set(code, { accountId, challenge: searchParams.get('code_challenge') });
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('state', searchParams.get('state') ?? '');
      return back.href;
    },
    add(account: Omit<FakeAccount, 'posts'>): FakeAccount {
      const added = { ...account, posts: [] };
      accounts.set(account.id, added);
      return added;
    },
  };
}

export type FakePlatform = Awaited<ReturnType<typeof startFakePlatform>>;

/** A page of posts, newest first, after a cursor that is a place. */
export function pageOf(posts: readonly FakePost[], size: number, cursor: string | null) {
  const newest = posts.toSorted((a, b) => b.at - a.at);
  const from = cursor === null ? 0 : Number(cursor);
  const next = from + size < newest.length ? String(from + size) : undefined;
  return { items: newest.slice(from, from + size), next };
}
