import type { SocialAccount, SocialAccountStore } from '../../../core/social/accounts/index.ts';
import type {
  MetricSnapshot,
  SocialPollStore,
  StoredContent,
} from '../../../core/social/polling/index.ts';
import { type Instant, msPerDay } from '../../../core/time/instant.ts';
import type { VettedPost, VettingEvidence } from '../../../core/vetting/evidence.ts';
import type { VettingSource } from '../../../core/vetting/evidence-store.ts';

export type PolledEvidencePorts = {
  readonly accounts: Pick<SocialAccountStore, 'listOfCreator'>;
  readonly polls: Pick<SocialPollStore, 'listContents' | 'listSnapshots'>;
  readonly now: () => Instant;
};

/** What a card looks back on, and how many posts of it at most: the figures of each are a read of their own. */
const lookBackDays = 90;
const postsMax = 30;

/**
 * What polling has found of a creator's connected accounts: followers over time, and the newest posts with the figures that were told
 * last. What may not be kept any more is not in it. Nothing is known of a prospect, who has connected nothing.
 */
export function polledEvidence({ accounts, polls, now }: PolledEvidencePorts): VettingSource {
  async function gather(account: SocialAccount): Promise<VettingEvidence[]> {
    const { merchantId, accountId } = account;
    const at = now();
    const from = at - lookBackDays * msPerDay;
    const [own, contents] = await Promise.all([
      polls.listSnapshots({ merchantId, accountId }, at),
      polls.listContents(account, from, postsMax),
    ]);
    const there = contents.filter(({ deletedAt }) => deletedAt === undefined);
    const posts = await Promise.all(
      there.map(async (content) => toPost(content, await polls.listSnapshots(content, at))),
    );
    const last = newestOf(own);
    if (last === undefined && posts.length === 0) return [];
    return [describe(account, own, posts, last?.at ?? at)];
  }

  return {
    async read(merchantId, { kind, id }) {
      if (kind === 'prospect') return [];
      const found = await accounts.listOfCreator(merchantId, id);
      const connected = found.filter(({ status }) => status === 'connected');
      return (await Promise.all(connected.map(gather))).flat();
    },
  };
}

function describe(
  { platform, handle }: SocialAccount,
  own: readonly MetricSnapshot[],
  posts: readonly VettedPost[],
  asOf: Instant,
): VettingEvidence {
  const snapshots = own.flatMap(({ at, counts: { followers } }) =>
    followers === undefined ? [] : [{ at, followers }],
  );
  const followers = newestOf(snapshots)?.followers;
  return {
    profile: {
      platform,
      ...(handle === undefined ? {} : { handle }),
      ...(followers === undefined ? {} : { followers }),
    },
    ...{ snapshots, posts, asOf, origin: 'polled' },
  };
}

function toPost(content: StoredContent, snapshots: readonly MetricSnapshot[]): VettedPost {
  const { contentId, publishedAt, format, title, text, mentions, disclosure } = content;
  return {
    contentId,
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(format === undefined ? {} : { format }),
    ...(title === undefined ? {} : { title }),
    ...(text === undefined ? {} : { text }),
    ...(disclosure.reason === 'platform-label' ? { paidPartnership: true } : {}),
    links: mentions.flatMap((mention) => (mention.kind === 'link' ? mention.url : [])),
    counts: newestOf(snapshots)?.counts ?? {},
  };
}

const newestOf = <Dated extends { readonly at: Instant }>(items: readonly Dated[]) =>
  items.toSorted((a, b) => a.at - b.at).at(-1);
