import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { anHttpEvent } from '../../support/an-http-event.ts';
import { aSocialWorld, type SocialWorld } from '../../support/social/a-social-world.ts';

const returnUrl = 'https://shop.example/portal';
const oauthPlatforms = ['instagram', 'tiktok', 'youtube', 'twitch', 'x'] as const;
type OAuthPlatform = (typeof oauthPlatforms)[number];

const mia = { merchantId: 'acme', keyId: 'key-mia', scopes: 'me', creatorId: 'mia' };
const zoe = { merchantId: 'acme', keyId: 'key-zoe', scopes: 'me', creatorId: 'zoe' };

let world: SocialWorld;
beforeEach(async () => {
  world = await aSocialWorld();
});
afterEach(() => world.stop());

const post = (path: string, body: object, as = mia) => world.call(`POST ${path}`, { as, body });

async function begin(platform: OAuthPlatform, as = mia) {
  const { document } = await post('/v1/me/social/connect', { platform, returnUrl }, as);
  return document;
}

/** The browser comes back from the platform, and is sent on. */
async function comeBack(address: string) {
  const url = new URL(address);
  const platform = url.pathname.split('/').at(-1) ?? '';
  const event = {
    ...anHttpEvent({
      path: url.pathname,
      query: url.searchParams.toString(),
      parameters: { platform },
    }),
  };
  const { statusCode, headers } = await world.callback(event);
  const location = headers?.location;
  const query = location === undefined ? undefined : new URL(String(location)).searchParams;
  return { status: statusCode, ticket: query?.get('ticket') ?? '', social: query?.get('social') };
}

async function consent(platform: OAuthPlatform, link: string, id = 'UC77') {
  const fake = world.platforms[platform];
  if (!fake.accounts.has(id)) fake.add({ id, handle: 'mia', description: '' });
  return fake.consent(link, id);
}

describe.each(oauthPlatforms)('signing in at %s', (platform) => {
  it('connects the account of whoever said yes, explains what is asked for, and shows no token', async () => {
    const { link, scopes } = await begin(platform);
    expect(scopes.every(({ why }: { why: string }) => why.length > 10)).toBe(true);
    expect(new URL(link).searchParams.has('code_challenge')).toBe(
      ['youtube', 'x'].includes(platform),
    );
    const { ticket, social } = await comeBack(await consent(platform, link));
    expect(social).toBe('granted');
    const { status, document } = await post('/v1/me/social/finish', { ticket });

    expect([status, document]).toMatchObject([
      200,
      { accountId: `${platform}~UC77`, creatorId: 'mia', status: 'connected', proof: 'oauth' },
    ]);
    const listed = await world.call('GET /v1/creators/mia/social', {});
    expect(JSON.stringify([listed.document, ...world.accounts.grants.values()])).not.toMatch(
      /(?:at|rt)-\d/,
    );
    expect(await world.poll({ merchantId: 'acme', accountId: `${platform}~UC77` })).toBe('done');
  });

  it('takes a state once, for its platform, and not after its time', async () => {
    const { link } = await begin(platform);
    const back = await consent(platform, link);
    expect((await comeBack(back)).status).toBe(302);
    expect((await comeBack(back)).status).toBe(400);

    const late = await consent(platform, (await begin(platform)).link);
    world.clock.now += 16 * 60_000;
    expect((await comeBack(late)).status).toBe(400);

    const forged = new URL(await consent(platform, (await begin(platform)).link));
    forged.searchParams.set('state', `${forged.searchParams.get('state')}x`);
    expect((await comeBack(forged.href)).status).toBe(400);
  });

  it('takes the grant back on both sides', async () => {
    const { ticket } = await comeBack(await consent(platform, (await begin(platform)).link));
    await post('/v1/me/social/finish', { ticket });
    const ended = await world.call(`DELETE /v1/me/social/${platform}~UC77`, { as: mia });
    expect(ended.document.grant).toBe(platform === 'instagram' ? 'by-hand' : 'revoked');
    expect(world.accounts.grants.size).toBe(0);
    expect(await world.poll({ merchantId: 'acme', accountId: `${platform}~UC77` })).toBe('purged');
  });
});

describe('whose an account is', () => {
  it('gives what somebody else granted to nobody but the creator who began', async () => {
    const { link } = await begin('x', zoe);
    const { ticket } = await comeBack(await consent('x', link));
    // The ticket is in mia's browser, and the connection was begun for zoe.
    expect((await post('/v1/me/social/finish', { ticket }, mia)).status).toBe(404);
    expect(world.accounts.grants.size).toBe(0);
  });

  it('lets a ticket be used once', async () => {
    const { ticket } = await comeBack(await consent('x', (await begin('x')).link));
    expect((await post('/v1/me/social/finish', { ticket })).status).toBe(200);
    expect((await post('/v1/me/social/finish', { ticket })).status).toBe(404);
  });

  it('refuses an account that another creator has, until it is disconnected there', async () => {
    const connect = async (as: typeof mia) => {
      const { ticket } = await comeBack(await consent('twitch', (await begin('twitch', as)).link));
      return (await post('/v1/me/social/finish', { ticket }, as)).status;
    };
    expect(await connect(mia)).toBe(200);
    expect(await connect(zoe)).toBe(409);
    await world.call('DELETE /v1/creators/mia/social/twitch~UC77', {});
    expect(await connect(zoe)).toBe(200);
  });

  it('says so if the creator says no', async () => {
    const back = new URL(await consent('x', (await begin('x')).link));
    back.searchParams.delete('code');
    back.searchParams.set('error', 'access_denied');
    expect(await comeBack(back.href)).toMatchObject({ status: 302, social: 'refused' });
  });
});

describe('a proof by a code', () => {
  it.each(['youtube', 'twitch', 'x'] as const)(
    'connects a channel of %s once the code stands in its description',
    async (platform) => {
      const channel = world.platforms[platform].add({ id: 'mia', handle: 'mia', description: '' });
      const begun = await post('/v1/me/social/proofs', { platform, handle: '@mia' });
      const check = () => post(`/v1/me/social/proofs/${begun.document.proofId}/check`, {});
      expect((await check()).document.type).toBe('/problems/code-not-found');
      channel.description = `Hello ${begun.document.code}`;
      expect((await check()).document).toMatchObject({
        ...{ accountId: `${platform}~mia`, proof: 'bio-code', status: 'connected' },
      });
    },
  );

  it('connects a feed with the code in its head, and refuses one in an episode', async () => {
    const show = world.platforms.rss.add({ id: 'show', handle: 'Show', description: '' });
    const feedUrl = `${world.platforms.rss.address}/show`;
    const { document } = await post('/v1/me/social/proofs', { platform: 'rss', feedUrl });
    const check = () => post(`/v1/me/social/proofs/${document.proofId}/check`, {});
    show.posts.push({ id: 'e1', at: world.clock.now - 1_000, text: document.code, views: 0 });
    expect((await check()).status).toBe(409);
    show.description = document.code;
    expect((await check()).document.proof).toBe('feed-code');
  });

  it.each(['http://pod.example/feed', 'https://10.0.0.1/feed', 'https://pod.local/feed'])(
    'does not look at %s',
    async (feedUrl) => {
      const { status } = await post('/v1/me/social/proofs', { platform: 'rss', feedUrl });
      expect(status).toBe(422);
    },
  );
});

it('keeps the secrets of an app to itself, and sends them nowhere else', async () => {
  const body = { clientId: 'c', clientSecret: 'very-secret', monthlyBudgetUsd: '12.5' };
  const saved = await world.call('PUT /v1/social/apps/x', { body });
  expect(saved.document).toMatchObject({ hasClientSecret: true, monthlyBudgetUsd: '12.50' });
  const stored = await world.accounts.findApp('acme', 'x');
  expect(`${JSON.stringify(saved.document)}${stored?.clientSecret}`).not.toContain('very-secret');
  const elsewhere = { ...body, address: 'https://evil.example' };
  expect((await world.call('PUT /v1/social/apps/x', { body: elsewhere })).status).toBe(422);
});
