import type { MoneyDocument } from '../../../core/money/money-document.ts';
import type { ApiClient } from '../api-client.ts';
import { socialCreator } from '../social/social-story.ts';
import type { PostFigures } from './figures.ts';

type AccountDocument = { readonly accountId: string };
type PostDocument = {
  readonly platform: string;
  readonly publishedAt: string;
  readonly format?: string;
  readonly title?: string;
  readonly text?: string;
  readonly disclosure: { readonly outcome: string };
  readonly earnings?: readonly {
    readonly conversionId: string;
    readonly status: string;
    readonly amount: MoneyDocument;
  }[];
};
type ExplanationDocument = {
  readonly activity?: { readonly quantity: string };
  readonly sentences: readonly string[];
};

/** The posts of the creator who earns by views, the oldest first, with what each earns and why. */
export async function readPosts(merchant: ApiClient): Promise<PostFigures[]> {
  const path = `/v1/creators/${socialCreator.creatorId}/social`;
  const { items: accounts } = await merchant.get<{ items: AccountDocument[] }>(path);
  const pages = await Promise.all(
    accounts.map(({ accountId }) =>
      merchant.get<{ items: PostDocument[] }>(`${path}/${encodeURIComponent(accountId)}/contents`),
    ),
  );
  const posts = pages
    .flatMap(({ items }) => items)
    .toSorted((a, b) => (a.publishedAt < b.publishedAt ? -1 : 1));
  return Promise.all(posts.map((post) => describe(merchant, post)));
}

async function describe(merchant: ApiClient, post: PostDocument): Promise<PostFigures> {
  const { platform, publishedAt, format = '', title, text = '', disclosure } = post;
  const [earning] = post.earnings ?? [];
  const explained =
    earning &&
    (await merchant.get<ExplanationDocument>(
      `/v1/conversions/${encodeURIComponent(earning.conversionId)}/explanation`,
    ));
  return {
    ...{ platform, format, day: publishedAt.slice(0, 10) },
    words: title === undefined || title === '' ? text : title,
    disclosure: disclosure.outcome,
    views: explained?.activity?.quantity ?? '',
    earned: earning?.amount.amount ?? '',
    currency: earning?.amount.currency ?? '',
    state: earning?.status ?? 'earns nothing',
    because: explained?.sentences ?? [],
  };
}
