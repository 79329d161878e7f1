import { describe, expect, it } from '@jest/globals';
import type { VettedPost, VettingEvidence } from '../../../core/vetting/evidence.ts';
import { judgeEligibility } from '../../../core/vetting/judge-eligibility.ts';
import { makeVettingCard } from '../../../core/vetting/make-vetting-card.ts';

const day = 86_400_000;
const asOf = Date.UTC(2026, 2, 1);

const aPost = (changes: Partial<VettedPost> = {}): VettedPost => ({
  ...{ contentId: 'p1', publishedAt: asOf - 2 * day, format: 'photo', language: 'en' },
  text: 'A quiet morning at the lake with my new tent.',
  counts: { likes: 270n, comments: 30n },
  ...changes,
});

const someEvidence = (changes: Partial<VettingEvidence> = {}): VettingEvidence => ({
  profile: { platform: 'instagram', handle: 'mia', followers: 10_000n },
  snapshots: [],
  posts: [aPost(), aPost({ contentId: 'p2' }), aPost({ contentId: 'p3' })],
  ...{ origin: 'posted', asOf },
  ...changes,
});

const accountOf = (evidence: VettingEvidence, words?: readonly string[]) => {
  const [account] = makeVettingCard([evidence], words).accounts;
  if (account === undefined) throw new Error('There is no account.');
  return account;
};

/** Counts day after day. */
const counted = (...followers: readonly bigint[]) =>
  followers.map((count, place) => ({ at: asOf - (20 - place) * day, followers: count }));

describe('a vetting card', () => {
  it('sets engagement against what is usual for the size, and says whose figures these are', () => {
    const { engagement, expectation } = accountOf(someEvidence());

    expect(engagement).toMatchObject({ value: { basisPoints: 300n, base: 'followers', posts: 3 } });
    expect(expectation).toMatchObject({
      value: { name: 'micro', low: 200n, high: 350n, source: expect.stringContaining('https://') },
    });
  });

  it('leaves unknown what is not told, and gives it no points', () => {
    const { posts, ...nothing } = someEvidence();
    const account = accountOf({ ...nothing, posts: [], profile: { platform: 'instagram' } });

    for (const figure of [
      'followers',
      'engagement',
      'growth',
      'posting',
      'audience',
      'sponsored',
    ] as const) {
      expect(account[figure]).toMatchObject({ kind: 'unknown', because: expect.any(String) });
    }
    expect(account.score).toMatchObject({ points: 0, of: 0 });
    expect(posts).toHaveLength(3);
  });

  it('says nothing of engagement from two posts', () => {
    const account = accountOf(someEvidence({ posts: [aPost(), aPost({ contentId: 'p2' })] }));

    expect(account.engagement.kind).toBe('unknown');
  });

  it('finds a spike and a drop in steady growth, and none in what is steady', () => {
    const steady = counted(10_000n, 10_010n, 10_020n, 10_030n, 10_040n, 10_050n, 10_060n);
    const odd = counted(10_000n, 10_010n, 12_000n, 12_010n, 12_020n, 11_000n, 11_010n);

    expect(accountOf(someEvidence({ snapshots: steady })).growth).toMatchObject({
      value: { anomalies: [] },
    });
    expect(accountOf(someEvidence({ snapshots: odd.toReversed() })).growth).toMatchObject({
      value: {
        anomalies: [
          { kind: 'spike', change: 1_990n },
          { kind: 'drop', change: -1_020n },
        ],
      },
    });
    expect(accountOf(someEvidence({ snapshots: steady.slice(0, 5) })).growth.kind).toBe('unknown');
  });

  it('finds whole words only, in any spelling, and the program’s own', () => {
    const posts = [
      aPost({ text: 'Play at the ＣＡＳＩＮＯ!' }),
      aPost({ contentId: 'p2', text: 'casinos and Rivalbrand' }),
    ];

    expect(accountOf(someEvidence({ posts }), ['rivalbrand']).brandSafety).toMatchObject({
      value: {
        texts: 2,
        findings: [
          { word: 'casino', about: 'gambling', where: 'p1' },
          { word: 'rivalbrand', where: 'p2' },
        ],
      },
    });
  });

  it('counts posts that are disclosed as paid for, of those of which it can be told', () => {
    const posts = [
      aPost({ paidPartnership: true }),
      aPost({ contentId: 'p2' }),
      { contentId: 'p3', counts: {} },
    ];

    expect(accountOf(someEvidence({ posts })).sponsored).toMatchObject({
      value: { sponsored: 1, posts: 2, basisPoints: 5_000n },
    });
  });

  it('leaves out what somebody else wrote', () => {
    const posts = [aPost({ repost: true, text: 'casino' })];

    expect(accountOf(someEvidence({ posts })).brandSafety.kind).toBe('unknown');
  });

  it('has a score that is the sum of its parts, each with its reason', () => {
    const { score } = accountOf(someEvidence());
    const known = score.parts.filter(({ points }) => points !== undefined);

    expect(score.points).toBe(known.reduce((sum, { points = 0 }) => sum + points, 0));
    expect(score.of).toBe(known.reduce((sum, { of }) => sum + of, 0));
    expect(score.parts.reduce((sum, { of }) => sum + of, 0)).toBe(100);
    expect(score.parts.every(({ because }) => because !== '')).toBe(true);
  });
});

describe('the rules of a tier', () => {
  const rule = {
    ...{ tier: 'gold', minimumFollowers: 10_000 },
    shoppablePosts: { atLeast: 2, withinDays: 30 },
  };
  const shoppable = (contentId: string, daysAgo = 2) =>
    aPost({ contentId, publishedAt: asOf - daysAgo * day, links: ['https://shop.example/tent'] });
  const judge = (changes: Partial<VettingEvidence>) =>
    judgeEligibility(someEvidence(changes), rule, ['shop.example']);

  it('are met by enough followers and shoppable posts', () => {
    expect(judge({ posts: [shoppable('a'), shoppable('b')] })).toMatchObject({ verdict: 'met' });
  });

  it.each([
    {
      what: 'fewer followers',
      changes: { profile: { platform: 'instagram', followers: 9_999n } as const },
    },
    { what: 'posts of another time', changes: { posts: [shoppable('a'), shoppable('b', 31)] } },
    {
      what: 'posts that lead elsewhere',
      changes: { posts: [aPost({ links: ['https://evil.example/'] })] },
    },
  ])('are not met by $what', ({ changes }) => {
    expect(judge({ posts: [shoppable('a'), shoppable('b')], ...changes })).toMatchObject({
      verdict: 'not-met',
    });
  });

  it('are unknown where the followers are', () => {
    const posts = [shoppable('a'), shoppable('b')];

    expect(judge({ posts, profile: { platform: 'instagram' } })).toMatchObject({
      verdict: 'unknown',
      rules: [
        { rule: 'followers', verdict: 'unknown' },
        { rule: 'shoppable-posts', verdict: 'met' },
      ],
    });
  });
});
