import { afterEach, describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import type { Program } from '../../../core/programs/program.ts';
import { makePostLegs } from '../../../functions/post-legs/post-legs.ts';
import { contentConversionId } from '../../../functions/shared/social/content-conversion-id.ts';
import {
  aCode,
  anEnrolment,
  aPlanVersion,
  aProgram,
  daysBeforeOrder,
} from '../../support/factories/index.ts';
import { aSocialWorld, type SocialWorld } from '../../support/social/a-social-world.ts';

const hour = 3_600_000;
const day = 24 * hour;
const reach = { currency: 'USD', measuringDays: 7, whenDeleted: 'kept' } as const;
/** 4.00 USD for a thousand views, half as much again for shorts, and 25.00 USD for a post that was approved. */
const plan = aPlanVersion({
  rules: [
    {
      ruleId: 'views',
      rewards: [
        {
          ...{ kind: 'per-thousand-views', amount: { minorUnits: 400n, currency: 'USD' } },
          formatMultipliers: { short: { numerator: 3n, denominator: 2n } },
        },
      ],
    },
    {
      ruleId: 'posts',
      rewards: [{ kind: 'per-approved-content', amount: { minorUnits: 2_500n, currency: 'USD' } }],
    },
  ],
});

let world: SocialWorld;
afterEach(() => world.stop());

async function open(changes: Partial<Program> = {}, enrolledAt = daysBeforeOrder(365)) {
  world = await aSocialWorld({
    programs: [aProgram({ reach, ...changes })],
    planVersions: [{ merchantId: 'acme', version: plan }],
    enrolments: [anEnrolment({ enrolledAt })],
    codes: [aCode()],
  });
  const { settling, polls } = world;
  const account = await world.connect('tiktok', '9007199254740993');
  const posts = world.platforms.tiktok.accounts.get('9007199254740993')?.posts ?? [];
  /** The conversions by which posts earn. */
  async function keys() {
    const all = [...polls.contents.values()].map((content) => {
      const conversionId = contentConversionId(content, 'reach', 'spring', sha256);
      return { merchantId: 'acme', conversionId };
    });
    const stored = await Promise.all(all.map((key) => settling.conversions.load(key)));
    return all.filter((_, place) => (stored[place]?.facts.length ?? 0) > 0);
  }
  return {
    ...{ account, posts, polls, keys },
    async poll(afterMs = 0) {
      world.clock.now += afterMs;
      const outcome = await world.poll(account);
      for (const key of await keys()) await settling.assess(key);
      return outcome;
    },
    async close() {
      for (const key of await keys()) await settling.close(key);
      const conversionIds = (await keys()).map(({ conversionId }) => conversionId);
      await makePostLegs(settling)({ merchantId: 'acme', conversionIds });
    },
    states: async () =>
      Promise.all((await keys()).map(async (key) => (await settling.conversions.load(key)).state)),
    payable: async () =>
      (await settling.ledger.readHead('acme', 'mia')).balances.USD?.payable ?? 0n,
  };
}

const aPost = (changes: object = {}) => ({
  ...{ id: '7671932290360020237', text: '#ad Use MIA10', at: world.clock.now - hour, views: 2_000 },
  ...changes,
});

describe('the views of a post', () => {
  it('are estimated as they come, close three days after their window, and are paid once', async () => {
    const { posts, poll, close, states, payable } = await open();
    posts.push(aPost());
    await poll();
    expect(await states()).toMatchObject([
      { status: 'pending', owed: [{ creatorId: 'mia', minorUnits: 1_200n }] },
    ]);
    posts[0] = aPost({ at: posts[0]?.at, views: 10_000 });
    await poll(2 * day);
    await close();
    expect(await payable()).toBe(0n);
    expect(await states()).toMatchObject([{ owed: [{ minorUnits: 6_000n }] }]);

    posts[0] = aPost({ at: posts[0]?.at, views: 900_000 });
    await poll(6 * day);
    world.clock.now += 3 * day;
    await close();
    await close();

    expect(await payable()).toBe(6_000n);
    expect(await states()).toMatchObject([{ status: 'closed', revision: 1 }]);
  });

  it.each([
    ['while they are measured', 2 * day],
    ['after they were paid for', 12 * day],
  ])('count as the program said when the post was found, whatever it says %s', async (_, later) => {
    const { posts, poll, close, states, payable } = await open();
    posts.push(aPost());
    await poll();
    posts[0] = aPost({ at: posts[0]?.at, views: 10_000 });
    await poll(2 * day);
    world.clock.now += later - 2 * day;
    await close();
    const changed = { currency: 'EUR', measuringDays: 30, viewsMax: 3_000n, whenDeleted: 'lost' };
    await world.settling.directory.saveProgram(aProgram({ reach: changed as typeof reach }));
    posts[0] = aPost({ at: posts[0]?.at, views: 20_000 });
    await poll(day);
    world.clock.now += 12 * day;
    await close();

    expect(await payable()).toBe(later < 7 * day ? 12_000n : 6_000n);
    expect(await states()).toMatchObject([{ status: 'closed', revision: 1, currency: 'USD' }]);
  });

  it('earn for the creator’s own code only, and not before the enrolment', async () => {
    const { posts, poll, keys } = await open({}, daysBeforeOrder(0));
    posts.push(aPost({ id: '1', at: daysBeforeOrder(0) - hour }));
    posts.push(aPost({ id: '2', text: '#ad Somebody’s LEO10' }));
    await poll();

    expect(await keys()).toEqual([]);
  });

  it('earn nothing where the program does not count them', async () => {
    const { posts, poll, keys } = await open({ reach: undefined });
    posts.push(aPost());
    await poll();

    expect(await keys()).toEqual([]);
  });

  it('are reported once, however often a poll is cut and gone on with', async () => {
    const { account, posts, poll, keys, polls } = await open();
    posts.push(aPost());
    await poll();
    const [key] = await keys();
    if (key === undefined) throw new Error('It was reported.');
    const count = async () => (await world.settling.conversions.load(key)).facts.length;
    expect(await count()).toBe(1);
    const [content] = await polls.findContents(account, ['7671932290360020237']);
    if (content === undefined) throw new Error('It was found.');

    await world.ports.reward(content);
    await world.ports.reward(content);

    expect(await count()).toBe(1);
  });

  it('are held once they came in a spike, until a person lets them go', async () => {
    const { posts, poll, close, states, payable, keys } = await open();
    posts.push(aPost());
    const at = posts[0]?.at;
    await poll();
    for (const views of [2_600, 3_200, 3_800, 150_000]) {
      posts[0] = aPost({ at, views });
      await poll(6 * hour);
    }
    expect(await states()).toMatchObject([
      { status: 'held', holds: [{ reason: 'view-spike', since: world.clock.now }] },
    ]);
    world.clock.now += 12 * day;
    await close();
    expect(await payable()).toBe(0n);

    const [state] = await states();
    const [key] = await keys();
    if (state === undefined || key === undefined) throw new Error('It is held.');
    const { merchantId, conversionId } = key;
    await world.settling.receive({
      ...{ merchantId, connectionId: 'acme.posts', orderId: conversionId.slice('posts~'.length) },
      ...{ factId: 'release', digest: 'r', sourceVersion: world.clock.now },
      recordedAt: world.clock.now,
      content: {
        ...{ kind: 'release', holdId: state.holds[0]?.holdId ?? '', note: 'It is real.' },
        author: 'ada',
      },
    });
    await world.settling.assess(key);
    await close();

    expect(await payable()).toBe(90_000n);
  });
});

describe('a post that does not say that it is paid for', () => {
  it('is told of once, and what it earns is held after two days, until its text says so', async () => {
    const { account, posts, poll, close, states, payable, polls } = await open();
    posts.push(aPost({ text: 'Use MIA10, the shop is great and I love it very much' }));
    await poll();
    const changes = await polls.listChanges(account);
    expect(changes).toMatchObject([
      {
        ...{ kind: 'found', disclosure: { outcome: 'not-found' }, locale: 'en' },
        missingFor: [{ programId: 'spring', holdFrom: world.clock.now + 48 * hour }],
      },
    ]);
    expect(await states()).toMatchObject([{ status: 'pending' }]);

    await poll(49 * hour);
    expect(await states()).toMatchObject([
      { status: 'held', holds: [{ reason: 'disclosure-missing' }] },
    ]);
    world.clock.now += 10 * day;
    await close();
    expect(await payable()).toBe(0n);

    posts[0] = aPost({ at: posts[0]?.at, text: '#ad Use MIA10, the shop is great' });
    await poll();
    await close();

    expect(await payable()).toBe(1_200n);
  });

  it('is held at its close though nobody has looked since', async () => {
    const { posts, poll, close, states, payable } = await open();
    posts.push(aPost({ text: 'Use MIA10, the shop is great and I love it very much' }));
    await poll();
    world.clock.now += 12 * day;
    await close();

    expect(await payable()).toBe(0n);
    expect(await states()).toMatchObject([{ status: 'held' }]);
  });

  it.each([
    ['nothing', undefined],
    ['remind', [{ programId: 'spring' }]],
  ] as const)(
    'earns all the same where the program asks for %s',
    async (whenMissing, missingFor) => {
      const { account, posts, poll, close, payable, polls } = await open({
        disclosure: { whenMissing, holdAfterHours: 48 },
      });
      posts.push(aPost({ text: 'Use MIA10, the shop is great and I love it very much' }));
      await poll();
      const [change] = await polls.listChanges(account);
      expect(change?.missingFor).toEqual(missingFor);
      world.clock.now += 12 * day;
      await close();

      expect(await payable()).toBe(1_200n);
    },
  );
});

describe('what people say of a post', () => {
  const manager = { merchantId: 'acme', keyId: 'key-1', scopes: 'manage' };
  const mia = { merchantId: 'acme', keyId: 'key-mia', scopes: 'me', creatorId: 'mia' };
  const contentId = '7671932290360020237';
  const undisclosed = 'Use MIA10, the shop is great and I love it very much';

  it('lets go of what was held, with its evidence, until the words change', async () => {
    const { account, posts, poll, states } = await open();
    posts.push(aPost({ text: undisclosed }));
    await poll();
    await poll(49 * hour);
    expect(await states()).toMatchObject([{ status: 'held' }]);
    const path = `/v1/creators/mia/social/${account.accountId}`;
    const said = { contentId, disclosed: true, medium: 'spoken', evidence: 'mia.mp4, at 0:04' };

    const { status, document } = await world.call(`POST ${path}/attestations`, {
      ...{ as: manager, body: said },
    });
    expect([status, document.disclosure]).toMatchObject([
      ...[200, { outcome: 'disclosed', reason: 'attested' }],
    ]);
    await world.call(`POST ${path}/attestations`, { as: manager, body: said });
    await poll();
    expect(await states()).toMatchObject([{ status: 'pending' }]);
    const [content] = await world.polls.findContents(account, [contentId]);
    expect(content?.attestations).toHaveLength(1);

    posts[0] = aPost({ at: posts[0]?.at, text: `${undisclosed}, really` });
    await poll(49 * hour);
    await poll(49 * hour);
    expect(await states()).toMatchObject([
      { status: 'held', holds: [{ reason: 'disclosure-missing' }] },
    ]);
  });

  it('lets go of what was held though the figures are gone, and pays what they were', async () => {
    const { account, posts, poll, close, payable, polls } = await open();
    posts.push(aPost({ text: undisclosed }));
    await poll();
    await poll(49 * hour);
    world.clock.now += 12 * day;
    await close();
    await polls.purgeSnapshots(account);
    expect(await payable()).toBe(0n);

    await world.call(`POST /v1/creators/mia/social/${account.accountId}/attestations`, {
      as: manager,
      body: { contentId, disclosed: true, medium: 'shown', evidence: 'mia.png' },
    });
    const [content] = [...polls.contents.values()];
    if (content === undefined) throw new Error('It was found.');
    const conversionId = contentConversionId(content, 'reach', 'spring', sha256);
    await world.settling.assess({ merchantId: 'acme', conversionId });
    await close();

    expect(await payable()).toBe(1_200n);
  });

  it('pays for a post that a program takes, once, as long as it says that it is paid for', async () => {
    const { account, posts, poll, payable } = await open({ reach: undefined });
    posts.push(aPost());
    await poll();
    const path = `/v1/creators/mia/social/${account.accountId}`;
    const body = { contentId, programId: 'spring', currency: 'USD' };
    const { status, document } = await world.call(`POST ${path}/approvals`, { as: manager, body });
    expect([status, document.approvals]).toMatchObject([200, [{ programId: 'spring' }]]);
    await world.call(`POST ${path}/approvals`, { as: manager, body });
    const [content] = [...world.polls.contents.values()];
    if (content === undefined) throw new Error('It was found.');
    const conversionId = contentConversionId(content, 'content', 'spring', sha256);
    const key = { merchantId: 'acme', conversionId };
    await world.settling.assess(key);
    world.clock.now += 31 * day;
    await world.settling.close(key);
    await makePostLegs(world.settling)({ merchantId: 'acme', conversionIds: [conversionId] });

    expect(await payable()).toBe(2_500n);
  });

  it('is shown to the creator with what the post earns and why that is held', async () => {
    const { account, posts, poll } = await open();
    posts.push(aPost({ text: undisclosed }));
    await poll();
    await poll(49 * hour);

    const path = `/v1/me/social/${account.accountId}/contents`;
    const { document } = await world.call(`GET ${path}`, { as: mia });

    expect(document.items).toMatchObject([
      {
        ...{ contentId, disclosure: { outcome: 'not-found' } },
        earnings: [
          {
            ...{ kind: 'reach', programId: 'spring', status: 'held' },
            amount: { amount: '12.00', currency: 'USD' },
            holds: [{ reason: 'disclosure-missing' }],
          },
        ],
      },
    ]);
    const zoe = { ...mia, creatorId: 'zoe', keyId: 'key-zoe' };
    expect((await world.call(`GET ${path}`, { as: zoe })).status).toBe(404);
  });
});
