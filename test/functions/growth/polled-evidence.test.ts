import { afterEach, expect, it } from '@jest/globals';
import type { VettingEvidence } from '../../../core/vetting/evidence.ts';
import { joinEvidence } from '../../../core/vetting/join-evidence.ts';
import { makeVettingCard } from '../../../core/vetting/make-vetting-card.ts';
import { polledEvidence } from '../../../functions/shared/social/polled-evidence.ts';
import { aGrowthWorld } from '../../support/a-growth-world.ts';
import { aCreator, aStoredContent } from '../../support/factories/index.ts';
import { aSocialWorld, type SocialWorld } from '../../support/social/a-social-world.ts';

const day = 86_400_000;
let world: SocialWorld | undefined;
afterEach(() => world?.stop());

it('a card is made of what polling has found, and of nothing that may not be kept', async () => {
  world = await aSocialWorld();
  const account = await world.connect('tiktok', '9007199254740993');
  const posts = world.platforms.tiktok.accounts.get('9007199254740993')?.posts ?? [];
  for (const [place, views] of [4_000, 2_000, 3_000].entries()) {
    const at = world.clock.now - (place + 1) * day;
    posts.push({ id: `${place}`, text: place === 0 ? '#ad MIA10' : 'A walk', at, views });
  }
  await world.poll(account);
  const source = polledEvidence({ ...world, now: () => world?.clock.now ?? 0 });
  const creator = { kind: 'creator', id: 'mia' } as const;

  const [evidence] = await source.read('acme', creator);
  const card = makeVettingCard(evidence === undefined ? [] : [evidence]);

  expect(evidence).toMatchObject({
    ...{ origin: 'polled', profile: { platform: 'tiktok', followers: 77n } },
    posts: [{ counts: { views: 4_000n } }, { counts: { views: 2_000n } }, {}],
  });
  expect(card.accounts).toMatchObject([
    { followers: { kind: 'known', value: 77n }, reach: { kind: 'known' } },
  ]);
  expect(await source.read('acme', { kind: 'prospect', id: 'mia' })).toEqual([]);
  world.clock.now += 200 * day;
  expect((await source.read('acme', creator)).flatMap((each) => each.posts)).toEqual([]);
});

it('what a platform told stands before what somebody typed in of it', () => {
  const of = (platform: 'tiktok' | 'instagram', origin: VettingEvidence['origin']) => ({
    ...{ profile: { platform }, snapshots: [], posts: [], origin, asOf: 1 },
  });

  const joined = joinEvidence(
    [of('tiktok', 'polled')],
    [of('tiktok', 'posted'), of('instagram', 'posted')],
  );

  expect(joined.map(({ profile, origin }) => [profile.platform, origin])).toEqual([
    ['tiktok', 'polled'],
    ['instagram', 'posted'],
  ]);
});

it('a creator’s card over the API has both', async () => {
  const growth = aGrowthWorld();
  await growth.programs.saveCreator(aCreator(), growth.clock.at);
  const account = { merchantId: 'acme', accountId: 'tiktok~1', creatorId: 'mia' };
  const at = growth.clock.at;
  await growth.socialAccounts.change(account, () => ({
    ...{ ...account, platform: 'tiktok', profileId: '1', proof: 'oauth', scopes: [] },
    ...{ linkHost: 'go.example', status: 'connected', statusAt: at, connectedAt: at },
  }));
  const content = aStoredContent({ publishedAt: at - day });
  const { contentId, disclosure } = content;
  const change = { ...content, kind: 'found', at, disclosure } as const;
  await growth.polls.saveContent({ content, change });
  const counts = { views: 900n, likes: 40n, comments: 5n };
  const kept = { at, retentionUntil: at + day };
  await growth.polls.saveSnapshots([
    { merchantId: 'acme', accountId: 'tiktok~1', contentId, counts, ...kept },
    { merchantId: 'acme', accountId: 'tiktok~1', counts: { followers: 1_200n }, ...kept },
  ]);

  const { document } = await growth.call('GET /v1/creators/mia/vetting-card');

  expect(document.accounts).toMatchObject([
    { platform: 'tiktok', origin: 'polled', followers: { kind: 'known', value: 1200 } },
  ]);
});
