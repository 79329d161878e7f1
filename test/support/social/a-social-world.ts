import { challengeOf } from '../../../adapters/crypto/challenge-of.ts';
import { hmacSha256 } from '../../../adapters/crypto/mac.ts';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import type { SocialAccount } from '../../../core/social/accounts/index.ts';
import { type SocialPlatform, socialPlatforms } from '../../../core/social/platform.ts';
import { makeEndpoint as makeCallbackEndpoint } from '../../../functions/finish-social-callback/endpoint.ts';
import { makeTakeCallback } from '../../../functions/finish-social-callback/take-callback.ts';
import { makeEndpoint } from '../../../functions/manage-social/endpoint.ts';
import { makePlanPolls } from '../../../functions/poll-social/plan-polls.ts';
import { makePollAccount } from '../../../functions/poll-social/poll-account.ts';
import type { PollPorts } from '../../../functions/poll-social/poll-ports.ts';
import { connectAccount } from '../../../functions/shared/social/connect-account.ts';
import { makeFindMarks } from '../../../functions/shared/social/find-marks.ts';
import { listProgramsOfContent } from '../../../functions/shared/social/list-programs-of-content.ts';
import { placeOfApp } from '../../../functions/shared/social/open-app.ts';
import { rewardContent } from '../../../functions/shared/social/reward-content.ts';
import { aSettlingSystem } from '../a-settling-system.ts';
import { aTextSeal } from '../a-text-seal.ts';
import { callerOf } from '../call-endpoint.ts';
import { aCode, aCreator } from '../factories/index.ts';
import { inMemoryAuditLog } from '../in-memory-audit-log.ts';
import type { InitialPrograms } from '../in-memory-program-directory.ts';
import { type FakePlatform, type FakeShape, startFakePlatform } from './fake-platform.ts';
import { instagramShape, tiktokShape, youtubeShape } from './fake-shapes.ts';
import { rssShape, twitchShape, xShape } from './fake-stream-shapes.ts';
import {
  inMemorySocialAccounts,
  inMemorySocialPolls,
  inMemorySocialQuota,
} from './in-memory-social.ts';

const shapes: Readonly<Record<SocialPlatform, FakeShape>> = {
  ...{ instagram: instagramShape, tiktok: tiktokShape, youtube: youtubeShape },
  ...{ twitch: twitchShape, x: xShape, rss: rssShape },
};

export const socialMoment = Date.UTC(2026, 2, 2, 0, 7);

/** All platforms over HTTP, with a merchant's apps at them, over memory; what posts earn can be settled there. */
export async function aSocialWorld(programs: Partial<InitialPrograms> = {}) {
  const settling = aSettlingSystem({
    creators: [aCreator({ creatorId: 'mia' }), aCreator({ creatorId: 'zoe' })],
    codes: [aCode({ code: 'MIA10', creatorId: 'mia' })],
    ...programs,
  });
  const { directory, conversions } = settling;
  settling.clock.at = socialMoment;
  const clock = {
    get now() {
      return settling.clock.at;
    },
    set now(at: number) {
      settling.clock.at = at;
    },
  };
  const now = () => clock.now;
  const started = socialPlatforms.map(
    async (platform) => [platform, await startFakePlatform(shapes[platform], now)] as const,
  );
  const platforms = Object.fromEntries(await Promise.all(started)) as Record<
    SocialPlatform,
    FakePlatform
  >;
  const accounts = inMemorySocialAccounts();
  const polls = inMemorySocialPolls();
  const quota = inMemorySocialQuota();
  const seal = aTextSeal;
  for (const platform of socialPlatforms) {
    await accounts.saveApp({
      ...{ merchantId: 'acme', platform, clientId: 'client', address: platforms[platform].address },
      clientSecret: seal.seal(placeOfApp('acme', platform), 'secret'),
      ...(platform === 'twitch'
        ? {}
        : { appToken: seal.seal(placeOfApp('acme', platform), 'app-token') }),
      ...{ monthlyBudgetMicros: 1_000_000_000n, brandHandles: [], brandHashtags: [] },
    });
  }
  const revoked: SocialAccount[] = [];
  const queue: { merchantId: string; accountId: string }[] = [];
  let serial = 0;
  const randomId = () => {
    serial += 1;
    return sha256(String(serial)).slice(0, 22);
  };
  const social = {
    accounts,
    polls,
    openSeal: async () => seal,
    policy: { allowsLoopback: true },
    now,
  };
  const rewards = { directory, polls, conversions, now, sha256 };
  const ports: PollPorts = {
    ...social,
    ...{ quota, sha256, randomId, chance: () => 0.5 },
    findMarks: makeFindMarks({ directory, registry: directory, accounts, now }),
    listPrograms: (content) => listProgramsOfContent(directory, content),
    reward: (content) => rewardContent(rewards, content),
    goOn: async (account) => void queue.push(account),
    reportRevoked: (account) => void revoked.push(account),
  };
  const faults: unknown[] = [];
  const logError = (error: unknown) => void faults.push(error);
  const keys = { current: 'k1', keys: { k1: 'a-signing-key' } };
  const signing = { readKeys: async () => keys, mac: hmacSha256, randomId, sha256, logError };
  const endpoint = makeEndpoint({
    ...{ ...social, ...signing, directory, conversions, challengeOf, audit: inMemoryAuditLog() },
  });
  const callback = makeCallbackEndpoint(makeTakeCallback({ ...social, ...signing }), logError);

  /** Connects an account of the fake without the pages in between. */
  async function connect(platform: SocialPlatform, id: string, creatorId = 'mia') {
    const fake = platforms[platform];
    fake.add({ id, handle: `h${id}`, description: '' });
    const issued = fake.issue(id);
    const isFeed = platform === 'rss';
    const connected = await connectAccount(
      social,
      {
        ...{ merchantId: 'acme', creatorId, platform, accountId: `${platform}~${id}` },
        profileId: isFeed ? `${fake.address}/${id}` : id,
        ...{ proof: isFeed ? 'feed-code' : 'oauth', scopes: [], linkHost: 'go.example' },
      },
      isFeed
        ? undefined
        : {
            ...{ accessToken: issued.access_token, scopes: [] },
            expiresInSeconds: shapes[platform].lifeMs / 1_000,
            ...(platform === 'instagram' ? {} : { refreshToken: issued.refresh_token }),
          },
    );
    if (connected === 'taken') throw new Error('It is taken.');
    return connected;
  }

  const enqueue: Parameters<typeof makePlanPolls>[0]['enqueue'] = async (due) =>
    void queue.push(...due);
  return {
    ...{
      clock,
      settling,
      platforms,
      accounts,
      polls,
      quota,
      ports,
      revoked,
      queue,
      faults,
      connect,
      callback,
      seal,
    },
    call: callerOf(endpoint),
    poll: makePollAccount(ports),
    plan: makePlanPolls({
      directory: { listMerchantIds: async () => ['acme'] },
      polls,
      enqueue,
      now,
    }),
    stop: async () => void (await Promise.all(Object.values(platforms).map((fake) => fake.stop()))),
  };
}

export type SocialWorld = Awaited<ReturnType<typeof aSocialWorld>>;
