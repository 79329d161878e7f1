import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSocialRuntime, type SocialRuntime } from '../support/social/open-social-runtime.ts';

const hour = 3_600_000;
const id = '9007199254740993';

describe('a creator’s account at X in the local runtime', () => {
  let system: SocialRuntime;

  beforeAll(async () => {
    system = await openSocialRuntime();
  }, 180_000);

  afterAll(() => system?.stop());

  it('is connected, polled within its budget, renewed, and forgotten again', async () => {
    const { acme, call, connect, now, runtime, x } = system;
    const { creatorId, code } = acme.ids;
    const { posts } = x.add({ id, handle: 'mia', description: '' });
    posts.push({ id: '7671932290360020237', text: `#ad ${code}`, at: now() - hour, views: 12 });
    const account = await connect(id);
    expect(account).toMatchObject({ accountId: `x~${id}`, creatorId, status: 'connected' });

    await runtime.advance(now() + 2 * hour);
    const path = `/v1/creators/${creatorId}/social/x~${id}`;
    const { items } = await call(`GET ${path}/contents`);
    expect(items).toMatchObject([
      {
        contentId: '7671932290360020237',
        mentions: [{ kind: 'code', code, creatorId }],
        disclosure: { outcome: 'disclosed' },
      },
    ]);
    const figures = await call(`GET ${path}/figures?contentId=7671932290360020237`);
    expect(figures.items[0].counts).toMatchObject({ impressions: '12' });

    posts.push({ id: '7671932290360020999', text: 'Another', at: now() - 1_000, views: 1 });
    await runtime.advance(now() + 26 * hour);
    expect((await call(`GET ${path}/contents`)).items).toHaveLength(2);
    expect(x.asked.filter((asked) => asked.includes('/oauth2/token'))).toHaveLength(2);

    expect(await call(`DELETE ${path}`)).toMatchObject({ grant: 'revoked' });
    await runtime.advance(now() + 2 * hour);
    const left = await call(`GET ${path}/figures?contentId=7671932290360020237`);
    expect(left.items).toEqual([]);
  }, 180_000);
});
