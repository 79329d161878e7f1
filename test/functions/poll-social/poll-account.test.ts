import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SocialPlatform } from '../../../core/social/platform.ts';
import { aSocialWorld, type SocialWorld } from '../../support/social/a-social-world.ts';

const hour = 3_600_000;
const day = 24 * hour;
const all: SocialPlatform[] = ['instagram', 'tiktok', 'youtube', 'twitch', 'x', 'rss'];

let world: SocialWorld;
beforeEach(async () => {
  world = await aSocialWorld();
});
afterEach(() => world.stop());

const idOf = (platform: SocialPlatform) => (platform === 'youtube' ? 'UC1' : '9007199254740993');

async function open(platform: SocialPlatform) {
  const account = await world.connect(platform, idOf(platform));
  const fake = world.platforms[platform];
  const posts = fake.accounts.get(idOf(platform))?.posts ?? [];
  const post = (id: string, text: string, at = world.clock.now - hour) => {
    const made = { id, text, at, views: 100 };
    posts.push(made);
    return made;
  };
  const poll = async (afterMs = 0) => {
    world.clock.now += afterMs;
    return world.poll(account);
  };
  const changes = async () =>
    (await world.polls.listChanges(account)).map(({ contentId, kind }) => `${kind} ${contentId}`);
  return { account, fake, posts, post, poll, changes };
}

describe.each(all)('polling %s', (platform) => {
  it('finds each post once, with its marks, its disclosure and ids beyond 2^53', async () => {
    const { account, post, poll, changes } = await open(platform);
    post('7671932290360020237', '#ad Use MIA10 at the shop');
    expect(await poll()).toBe('done');
    post('7671932290360020238', 'A cat');
    expect(await poll(2 * day)).toBe('done');

    expect((await changes()).toSorted()).toEqual([
      'found 7671932290360020237',
      'found 7671932290360020238',
    ]);
    const [found] = await world.polls.findContents(account, ['7671932290360020237']);
    expect(found).toMatchObject({
      creatorId: 'mia',
      mentions: [{ kind: 'code', code: 'MIA10', creatorId: 'mia', where: 'text' }],
    });
    expect(found?.disclosure.outcome).not.toBe('not-found');
  });

  it('writes down an edit and a deletion as facts, and keeps no words of what is gone', async () => {
    const { account, posts, post, poll, changes } = await open(platform);
    const first = post('p1', 'As it was', world.clock.now - 2 * hour);
    post('p0', 'An older one', world.clock.now - 3 * hour);
    await poll();
    first.text = 'As it is now';
    await poll(day + hour);
    posts.splice(posts.indexOf(first), 1);
    await poll(day + hour);

    expect((await changes()).filter((change) => change.endsWith('p1'))).toEqual([
      'found p1',
      'edited p1',
      'deleted p1',
    ]);
    const [gone] = await world.polls.findContents(account, ['p1']);
    expect(gone).not.toHaveProperty('text');
    expect(gone?.deletedAt).toBe(world.clock.now);
  });

  it('goes on where it was cut, and finds nothing twice', async () => {
    const { post, poll, account, changes } = await open(platform);
    for (let n = 0; n < 45; n += 1) post(`p${n}`, `Post ${n}`, world.clock.now - n * 60_000);
    const { findMarks } = world.ports;
    let left = 7;
    (world.ports as { findMarks: typeof findMarks }).findMarks = async (...given) => {
      left -= 1;
      if (left === 0) throw new Error('Killed.');
      return findMarks(...given);
    };
    await expect(poll()).rejects.toThrow('Killed.');
    expect(await poll()).toBe('nothing-to-do');
    for (
      let round = 0;
      round < 20 && (await world.polls.find(account))?.lastDoneAt === undefined;
      round += 1
    ) {
      await poll(4 * 60_000);
    }
    const found = await changes();
    expect(found).toHaveLength(45);
    expect(new Set(found).size).toBe(45);
  });

  it('waits as long as the platform is down, and comes back by itself', async () => {
    const { post, poll, fake, account, changes } = await open(platform);
    post('p1', 'Hello');
    fake.state.isDown = true;
    expect(await poll()).toBe('waits');
    const waiting = await world.polls.find(account);
    expect(waiting?.nextAt).toBeGreaterThan(world.clock.now);
    expect(waiting?.failures).toBe(1);
    fake.state.isDown = false;
    expect(await poll(hour)).toBe('done');
    expect(await changes()).toEqual(['found p1']);
  });
});

describe('polling with tokens', () => {
  it.each(['tiktok', 'youtube', 'twitch', 'x'] as const)(
    'renews a token of %s once, though several come at the same time',
    async (platform) => {
      const { post, poll, account } = await open(platform);
      post('p1', 'Hello');
      await poll();
      world.clock.now += 2 * day;
      const outcomes = await Promise.all([poll(), poll(), poll()]);
      expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
      const refreshed = world.platforms[platform].asked.filter((path) => /token/.test(path));
      expect(refreshed).toHaveLength(1);
      expect(JSON.stringify([...world.accounts.grants.values()])).not.toMatch(/(?:at|rt)-\d/);
      expect((await world.accounts.find(account))?.status).toBe('connected');
    },
  );

  it('stores the new token before it asks with it: a death after the answer costs one consent, not a loop', async () => {
    const { poll, account, post } = await open('tiktok');
    post('p1', 'Hello');
    await poll();
    world.clock.now += 2 * day;
    world.platforms.tiktok.loseAnswerTo('/v2/oauth/token/');
    expect(await poll()).toBe('waits');
    // The old refresh token died at that call, and nobody has the new one.
    expect(await poll(day)).toBe('revoked');
    expect(world.revoked.map(({ accountId }) => accountId)).toEqual([account.accountId]);
  });

  it.each(all.filter((platform) => platform !== 'rss'))(
    'stops and tells when the creator takes the grant back at %s, and deletes the figures',
    async (platform) => {
      const { post, poll, fake, account } = await open(platform);
      post('p1', 'Hello');
      await poll();
      await poll(day);
      expect(world.polls.snapshots.size).toBeGreaterThan(0);
      fake.revokeAll(idOf(platform));
      expect(await poll(2 * day)).toBe('revoked');
      expect(await world.accounts.find(account)).toMatchObject({ status: 'revoked' });
      expect(world.accounts.grants.size).toBe(0);
      expect(await poll()).toBe('purged');
      expect(world.polls.snapshots.size).toBe(0);
      const asked = fake.asked.length;
      expect(await poll(30 * day)).toBe('nothing-to-do');
      expect(fake.asked).toHaveLength(asked);
    },
  );
});

describe('what may be asked', () => {
  it('spends no more at X than the month has, and goes on in the next', async () => {
    const { post, poll, account } = await open('x');
    for (let n = 0; n < 12; n += 1) post(`p${n}`, `Post ${n}`, world.clock.now - n * 60_000);
    const app = await world.accounts.findApp('acme', 'x');
    if (app === undefined) throw new Error('There is no app.');
    await world.accounts.saveApp({ ...app, monthlyBudgetMicros: 110_000n });
    // The account costs 10,000, and a page of 20 up to 100,000: of it 60,000 were read.
    expect(await poll()).toBe('done');
    expect([...world.quota.used].find(([key]) => key.includes('spent'))?.[1]).toBe(70_000);
    expect(await poll(day)).toBe('waits');
    const waiting = await world.polls.find(account);
    expect(waiting?.lastRefusal?.kind).toBe('quota-spent');
    expect(waiting?.nextAt).toBeGreaterThanOrEqual(Date.UTC(2026, 3, 1));
  });

  it('asks nothing at X without a budget', async () => {
    const { poll, fake } = await open('x');
    const { monthlyBudgetMicros: _, ...app } = (await world.accounts.findApp('acme', 'x')) ?? {};
    await world.accounts.saveApp(app as never);
    expect(await poll()).toBe('waits');
    expect(fake.asked).toEqual([]);
  });

  it('waits as long as a throttled platform says', async () => {
    const { poll, fake, account } = await open('instagram');
    const usage = JSON.stringify({ 1: [{ estimated_time_to_regain_access: 42 }] });
    const error = { message: 'Application request limit reached', code: 4 };
    fake.fail({ status: 403, body: { error }, headers: { 'x-business-use-case-usage': usage } });
    expect(await poll()).toBe('waits');
    const { nextAt = 0 } = (await world.polls.find(account)) ?? {};
    expect(nextAt - world.clock.now).toBeGreaterThanOrEqual(42 * 60_000);
  });

  it('asks a feed that has not changed for nothing', async () => {
    const { poll, post, fake, changes } = await open('rss');
    post('e1', 'Episode');
    await poll();
    await poll(3 * hour);
    expect(fake.asked).toHaveLength(2);
    expect(await changes()).toEqual(['found e1']);
  });

  it('keeps figures of YouTube for thirty days, with hidden likes absent', async () => {
    const { poll, posts, account } = await open('youtube');
    posts.push({
      id: 'v1',
      text: 'Hello',
      at: world.clock.now - hour,
      views: 2 ** 40,
      hidesLikes: true,
    });
    await poll();
    const key = { ...account, contentId: 'v1' };
    const [snapshot] = await world.polls.listSnapshots(key, world.clock.now);
    expect(snapshot?.counts).toEqual({ views: 2n ** 40n });
    expect(await world.polls.listSnapshots(key, world.clock.now + 30 * day)).toEqual([]);
  });
});
