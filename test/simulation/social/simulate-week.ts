import type { SocialAccount } from '../../../core/social/accounts/index.ts';
import { type SocialPlatform, socialPlatforms } from '../../../core/social/platform.ts';
import { aSocialWorld, type SocialWorld } from '../../support/social/a-social-world.ts';
import { seededChance } from './seeded-chance.ts';

const minute = 60_000;
const hour = 60 * minute;

export type WeekOptions = {
  readonly accounts: number;
  readonly days: number;
  readonly seed: number;
  readonly onDay?: (day: number) => void;
};

type Simulated = {
  readonly account: SocialAccount;
  readonly platform: SocialPlatform;
  readonly id: string;
};

/** What a platform was asked, and what came of it. */
export type PlatformWeek = {
  readonly accounts: number;
  readonly posts: number;
  readonly calls: number;
  readonly callsPerAccountDay: string;
  readonly throttled: number;
  readonly micros: number;
  readonly deleted: number;
};

export type Week = {
  readonly platforms: Readonly<Record<SocialPlatform, PlatformWeek>>;
  /** Promises that were broken; none if all is well. */
  readonly broken: readonly string[];
  readonly kills: number;
  readonly reconnected: number;
};

/**
 * Days of polling over HTTP: creators post, edit nothing, delete some; platforms are down for hours, throttle, and end tokens; workers are killed. At
 * the end the platforms recover, and everything that was posted is compared with what was found.
 */
export async function simulateWeek({ accounts, days, seed, onDay }: WeekOptions): Promise<Week> {
  const world = await aSocialWorld();
  const chance = seededChance(seed);
  const broken: string[] = [];
  const tally = { kills: 0, reconnected: 0, serial: 0, deleted: new Set<string>() };
  try {
    killSometimes(world, () => chance() < 0.001, tally);
    const simulated = await connectAll(world, accounts);
    const steps = (days * 24 * hour) / (10 * minute);
    for (let step = 0; step < steps; step += 1) {
      if (step % 144 === 0) onDay?.(step / 144);
      happen(world, simulated, chance, tally);
      await reconnectRevoked(world, tally);
      await pollDue(world, tally);
      world.clock.now += 10 * minute;
    }
    await recover(world, tally);
    broken.push(...(await compare(world, simulated, tally.deleted)));
    return { ...report(world, simulated, days, tally.deleted), broken, ...tally };
  } finally {
    await world.stop();
  }
}

type Tally = { kills: number; reconnected: number; serial: number; deleted: Set<string> };

/** A worker dies while it stores what it read. */
function killSometimes(world: SocialWorld, isDeath: () => boolean, tally: Tally): void {
  const ports = world.ports as { findMarks: SocialWorld['ports']['findMarks'] };
  const { findMarks } = ports;
  ports.findMarks = async (...given) => {
    if (!isDeath()) return findMarks(...given);
    tally.kills += 1;
    throw new Error('Killed.');
  };
}

async function connectAll(world: SocialWorld, accounts: number): Promise<Simulated[]> {
  const simulated: Simulated[] = [];
  for (let n = 0; n < accounts; n += 1) {
    const platform = socialPlatforms[n % socialPlatforms.length] ?? 'rss';
    const id = platform === 'youtube' ? `UC${n}` : `9007199254${n + 740_993}`;
    const account = await world.connect(platform, id);
    simulated.push({ account, platform, id });
  }
  return simulated;
}

/** About one post a day of each account, one in fifty deleted again, a grant in a thousand taken back in a day, and an outage now and then. */
function happen(
  world: SocialWorld,
  simulated: readonly Simulated[],
  chance: () => number,
  tally: Tally,
): void {
  for (const { platform, id } of simulated) {
    const fake = world.platforms[platform];
    const posts = fake.accounts.get(id)?.posts ?? [];
    if (chance() < 1 / 144) {
      tally.serial += 1;
      const text = chance() < 0.3 ? '#ad with MIA10' : 'Just a post';
      posts.push({
        id: `76719322903600${20_000 + tally.serial}`,
        at: world.clock.now - 1_000,
        text,
        views: tally.serial,
      });
    }
    if (posts.length > 1 && chance() < 1 / 7_200) {
      const [gone] = posts.splice(0, 1);
      if (gone !== undefined) tally.deleted.add(`${platform}/${gone.id}`);
    }
    if (platform !== 'rss' && chance() < 1 / 144_000) fake.revokeAll(id);
    for (const post of posts) post.views += 3;
  }
  for (const platform of socialPlatforms) {
    const { state } = world.platforms[platform];
    state.isDown = state.isDown ? chance() > 1 / 12 : chance() < 1 / 288;
  }
}

/** The creator is told, and signs in again. */
async function reconnectRevoked(world: SocialWorld, tally: Tally): Promise<void> {
  for (const { platform, accountId } of world.revoked.splice(0)) {
    const id = accountId.slice(accountId.indexOf('~') + 1);
    const posts = world.platforms[platform].accounts.get(id)?.posts ?? [];
    await world.connect(platform, id);
    world.platforms[platform].accounts.get(id)?.posts.push(...posts);
    tally.reconnected += 1;
  }
}

async function pollDue(world: SocialWorld, tally: Tally): Promise<void> {
  await world.plan();
  for (const message of world.queue.splice(0)) {
    const kills = tally.kills;
    try {
      await world.poll(message);
    } catch (error) {
      if (tally.kills === kills) throw error;
    }
  }
}

/** Two more days without trouble, so that what was put off is done. */
async function recover(world: SocialWorld, tally: Tally): Promise<void> {
  for (const fake of Object.values(world.platforms)) fake.state.isDown = false;
  for (let step = 0; step < 2 * 24; step += 1) {
    await reconnectRevoked(world, tally);
    await pollDue(world, tally);
    world.clock.now += hour;
  }
}

async function compare(
  world: SocialWorld,
  simulated: readonly Simulated[],
  deleted: ReadonlySet<string>,
): Promise<string[]> {
  const broken: string[] = [];
  for (const { account, platform, id } of simulated) {
    const changes = await world.polls.listChanges(account);
    const found = changes.filter(({ kind }) => kind === 'found').map(({ contentId }) => contentId);
    if (new Set(found).size !== found.length)
      broken.push(`${platform}/${id}: a post was found twice.`);
    for (const post of world.platforms[platform].accounts.get(id)?.posts ?? []) {
      if (!found.includes(post.id)) broken.push(`${platform}/${post.id} was not found.`);
    }
    const gone = changes.filter(({ kind }) => kind === 'deleted').map(({ contentId }) => contentId);
    const wrongly = gone.filter((contentId) => !deleted.has(`${platform}/${contentId}`));
    if (wrongly.length > 0) broken.push(`${platform}/${wrongly} were called deleted.`);
  }
  for (const [platform, fake] of Object.entries(world.platforms)) {
    if (fake.state.throttled > 0)
      broken.push(`${platform} had to refuse ${fake.state.throttled} calls.`);
  }
  return broken;
}

function report(
  world: SocialWorld,
  simulated: readonly Simulated[],
  days: number,
  deleted: ReadonlySet<string>,
) {
  const entries = socialPlatforms.map((platform): [SocialPlatform, PlatformWeek] => {
    const fake = world.platforms[platform];
    const accounts = simulated.filter((each) => each.platform === platform);
    const posts = [...fake.accounts.values()].reduce((sum, each) => sum + each.posts.length, 0);
    const calls = Object.values(fake.made).reduce((sum, each) => sum + each, 0);
    const micros = [...world.quota.used]
      .filter(([key]) => key.startsWith(`${platform}#spent-micros`))
      .reduce((sum, [, used]) => sum + used, 0);
    const perDay = calls / Math.max(1, accounts.length) / (days + 2);
    const gone = [...deleted].filter((name) => name.startsWith(`${platform}/`)).length;
    return [
      platform,
      {
        ...{ accounts: accounts.length, posts, calls, micros, deleted: gone },
        ...{ callsPerAccountDay: perDay.toFixed(1), throttled: fake.state.throttled },
      },
    ];
  });
  return { platforms: Object.fromEntries(entries) as Week['platforms'] };
}
