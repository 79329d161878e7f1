import { ApiUnavailableError } from '../../adapters/http/api-error.ts';
import { askSocial } from '../../adapters/social/ask-social.ts';
import { hasOAuth, openSocialOAuth } from '../../adapters/social/open-social-oauth.ts';
import type { Sha256 } from '../../core/encoding/hashing.ts';
import {
  type GrantedAccount,
  type OAuthStart,
  readOAuthState,
} from '../../core/social/accounts/index.ts';
import type { SocialPlatform } from '../../core/social/platform.ts';
import type { Mac, SigningKeys } from '../../core/tracking/click-token.ts';
import type { LogError } from '../shared/logger.ts';
import { openApp } from '../shared/social/open-app.ts';
import { placeOfStart } from '../shared/social/place-of-start.ts';
import type { SocialPorts } from '../shared/social/social-ports.ts';

export type TakeCallbackPorts = Omit<SocialPorts, 'polls'> & {
  readonly readKeys: () => Promise<SigningKeys>;
  readonly mac: Mac;
  readonly randomId: () => string;
  readonly sha256: Sha256;
  readonly logError: LogError;
};

export type Callback = {
  readonly platform: string;
  readonly state: string;
  readonly code?: string;
  /** What the platform says in place of a code. */
  readonly error?: string;
};

/** Where the browser goes; nothing for a state that is not ours, is over, or was used. */
export type CallbackOutcome = { readonly returnTo: string } | undefined;

/**
 * Takes a browser back from a platform: its state is used up before anything is asked, then the code becomes tokens, and these are kept
 * sealed until the creator's own key comes for them with the ticket that the browser carries on.
 */
export function makeTakeCallback(ports: TakeCallbackPorts) {
  return async (callback: Callback): Promise<CallbackOutcome> => {
    const start = await useState(ports, callback);
    if (start === undefined) return undefined;
    const { code } = callback;
    if (code === undefined) return back(start, { social: 'refused' });
    const granted = await exchange(ports, start, code);
    if (granted === undefined) return back(start, { social: 'failed' });
    const secret = ports.randomId();
    const seal = await ports.openSeal();
    const kept = await ports.accounts.changeStart(start, (known) =>
      known?.kind !== 'oauth' || known.stage !== 'returned'
        ? undefined
        : {
            ...{ ...known, stage: 'granted', ticketHash: ports.sha256(secret) },
            sealedGranted: seal.seal(placeOfStart(start), JSON.stringify(granted)),
          },
    );
    if (kept === undefined) return undefined;
    return back(start, { social: 'granted', ticket: `${start.startId}.${secret}` });
  };
}

/** One of several with the same state goes on. */
async function useState(
  ports: TakeCallbackPorts,
  { platform, state: written }: Callback,
): Promise<OAuthStart | undefined> {
  const state = readOAuthState(written, await ports.readKeys(), ports.mac, ports.now());
  if (state === undefined || state.platform !== platform) return undefined;
  const used = await ports.accounts.changeStart(state, (known) => {
    const isOf = known?.kind === 'oauth' && known.creatorId === state.creatorId;
    return isOf && known.stage === 'started' ? { ...known, stage: 'returned' } : undefined;
  });
  return used?.kind === 'oauth' ? used : undefined;
}

async function exchange(
  ports: TakeCallbackPorts,
  start: OAuthStart,
  code: string,
): Promise<GrantedAccount | undefined> {
  const { merchantId, platform, redirectUri, sealedVerifier } = start;
  const stored = await ports.accounts.findApp(merchantId, platform);
  const app = await openApp(ports, stored);
  if (app === undefined || !hasOAuth(platform)) return undefined;
  const seal = await ports.openSeal();
  const verifier =
    sealedVerifier === undefined
      ? {}
      : { verifier: seal.open(placeOfStart(start), sealedVerifier) };
  const oauth = openSocialOAuth(platform, app);
  const outcome = await oauth.exchange({ code, redirectUri, ...verifier });
  if (!outcome.ok) return fail(ports, platform, outcome.detail);
  const address = app.address === undefined ? {} : { address: app.address };
  const token = outcome.tokens.accessToken;
  const access = { kind: 'user', token, clientId: app.clientId } as const;
  const found = await whoIs(ports, { platform, profileId: '', ...address }, access);
  if (found === undefined) return undefined;
  return { tokens: outcome.tokens, ...found };
}

async function whoIs(
  ports: TakeCallbackPorts,
  account: Parameters<typeof askSocial>[0],
  access: Parameters<typeof askSocial>[2],
): Promise<Omit<GrantedAccount, 'tokens'> | undefined> {
  try {
    const asked = await askSocial(account, { step: 'whoami' }, access, ports.policy);
    if (!asked.ok) return fail(ports, account.platform, asked.refusal.detail);
    const [profile] = asked.answer.kind === 'read' ? asked.answer.reading.profiles : [];
    if (profile?.profileId === undefined) {
      return fail(ports, account.platform, 'The platform names no account.');
    }
    const { profileId, handle, name } = profile;
    return {
      profileId,
      ...(handle === undefined ? {} : { handle }),
      ...(name === undefined ? {} : { name }),
    };
  } catch (error) {
    if (!(error instanceof ApiUnavailableError)) throw error;
    return fail(ports, account.platform, error.message);
  }
}

function fail({ logError }: TakeCallbackPorts, platform: SocialPlatform, detail: string) {
  logError(new Error(`A connection to ${platform} was not made: ${detail}`));
  return undefined;
}

function back({ returnUrl, platform }: OAuthStart, said: Readonly<Record<string, string>>) {
  const url = new URL(returnUrl);
  for (const [name, value] of Object.entries({ platform, ...said })) {
    url.searchParams.set(name, value);
  }
  return { returnTo: url.href };
}
