import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSocialRuntime, type SocialRuntime } from '../support/social/open-social-runtime.ts';

const hour = 3_600_000;
const day = 24 * hour;
const id = '9007199254740993';

describe('posts that earn by their views in the local runtime', () => {
  let system: SocialRuntime;

  beforeAll(async () => {
    system = await openSocialRuntime();
  }, 180_000);

  afterAll(() => system?.stop());

  /** A program of 3.00 USD for a thousand views within a week, with a code of the creator's own. */
  async function openProgram(creatorId: string) {
    const { call, runtime, now } = system;
    await call('PUT /v1/programs/reach', {
      ...{ name: 'Reach', planId: 'reach', landingHosts: ['shop.example'] },
      hold: { afterReachDays: 1 },
      reach: { currency: 'USD', measuringDays: 7, viewsMax: 50_000 },
    });
    const amount = { amount: '3.00', currency: 'USD' };
    await call('POST /v1/plans/reach/versions', {
      rules: [
        {
          ruleId: 'views',
          rewards: [{ kind: 'per-thousand-views', amount, formatMultipliers: {} }],
        },
      ],
    });
    await call(`PUT /v1/enrolments/reach/${creatorId}`, {});
    await call('PUT /v1/codes/VIEWS1', { programId: 'reach', creatorId });
    await runtime.advance(now() + 60_000);
  }

  it('are measured, explained and payable, or held until they say that they are paid for', async () => {
    const { acme, call, connect, now, runtime, x } = system;
    const { creatorId } = acme.ids;
    await openProgram(creatorId);
    const { posts } = x.add({ id, handle: 'mia', description: '' });
    const shown = {
      id: '7671932290360020237',
      text: '#ad VIEWS1',
      at: now() + hour,
      views: 20_000,
    };
    const words = 'The shop is great and you will love it as I do: VIEWS1';
    const hushed = { id: '7671932290360020999', text: words, at: now() + hour, views: 9_000 };
    posts.push(shown, hushed);
    await connect(id);
    const contents = () =>
      call(`GET /v1/me/social/x~${id}/contents`, undefined, acme.keys.me).then(
        ({ items }) => items,
      );

    await runtime.advance(now() + 26 * hour);
    expect(await contents()).toMatchObject([
      { disclosure: { outcome: 'not-found' }, earnings: [{ amount: { amount: '27.00' } }] },
      { disclosure: { outcome: 'disclosed' }, earnings: [{ status: 'pending' }] },
    ]);

    shown.views = 80_000;
    await runtime.advance(now() + 9 * day);
    expect(await contents()).toMatchObject([
      {
        contentId: hushed.id,
        earnings: [{ status: 'held', holds: [{ reason: 'disclosure-missing' }] }],
      },
      { contentId: shown.id, earnings: [{ status: 'closed', amount: { amount: '150.00' } }] },
    ]);
    const [held, paid] = await contents();
    const explained = await call(
      `GET /v1/me/conversions/${encodeURIComponent(paid.earnings[0].conversionId)}/explanation`,
      ...[undefined, acme.keys.me],
    );
    expect(explained.sentences.join(' ')).toContain('had 80000 views by 2026-01-1');
    expect(explained.sentences.join(' ')).toContain('50000 of them count');

    await call(`POST /v1/creators/${creatorId}/social/x~${id}/attestations`, {
      ...{ contentId: held.contentId, disclosed: true, medium: 'shown' },
      evidence: 'https://files.example/mia.png',
    });
    await runtime.advance(now() + 2 * day);
    expect(await contents()).toMatchObject([
      { disclosure: { reason: 'attested' }, earnings: [{ status: 'closed', holds: [] }] },
      {},
    ]);
    const { currencies } = await call('GET /v1/me', undefined, acme.keys.me);
    expect(currencies).toMatchObject([{ account: { payable: { amount: '177.00' } } }]);
  }, 240_000);
});
