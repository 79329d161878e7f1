import * as z from 'zod';
import { socialPlatforms } from '../../core/social/platform.ts';
import { holdFields } from '../shared/openapi/account-answers.ts';
import { id, money, pageOf, time } from '../shared/openapi/answer-fields.ts';
import { moments } from '../shared/openapi/moments.ts';

const text = z.string();
const platform = z.enum(socialPlatforms);

const polling = z.object({
  lastDoneAt: time.optional(),
  nextAt: time,
  failures: z.int().describe('In a row.'),
  problem: z
    .object({ at: time, kind: text, detail: text })
    .describe('Why the last call was not answered, or not in full.')
    .optional(),
});

/** An account of a creator. */
export const account = z
  .object({
    ...{ creatorId: id, accountId: id, platform, profileId: id },
    ...{ handle: text.optional(), name: text.optional() },
    proof: z.enum(['oauth', 'bio-code', 'feed-code']),
    scopes: z.array(text),
    status: z.enum(['connected', 'revoked', 'disconnected']),
    ...{ statusAt: time, connectedAt: time },
    reason: text.optional(),
    polling: polling.optional(),
  })
  .meta({ id: 'SocialAccount', description: 'A creator’s account, channel or feed.' });

export const accountExample = {
  ...{ creatorId: 'mia', accountId: 'x~2244994945', platform: 'x', profileId: '2244994945' },
  ...{ handle: 'mia', proof: 'oauth', scopes: ['tweet.read'], status: 'connected' },
  ...{ statusAt: moments.placed, connectedAt: moments.placed },
};

export const accountList = z.object({ creatorId: id, items: z.array(account) });
export const listExample = { creatorId: 'mia', items: [accountExample] };

/** What became of a connection that was ended. */
export const ending = z.object({
  ...{ accountId: id, status: z.literal('disconnected'), detail: text },
  grant: z
    .enum(['revoked', 'by-hand', 'failed', 'nothing-granted'])
    .describe('What became of the grant at the platform.'),
});
export const endingExample = {
  ...{ accountId: 'x~2244994945', status: 'disconnected', grant: 'revoked' },
  detail: 'The platform has taken the grant back.',
};

const mention = z.object({
  kind: z.enum(['link', 'code', 'handle', 'hashtag']),
  ...{ slug: text.optional(), code: text.optional(), creatorId: id.optional() },
  ...{ programId: id.optional(), campaignId: id.optional() },
  ...{ url: text.optional(), where: z.enum(['text', 'link']).optional() },
  ...{ handle: text.optional(), hashtag: text.optional() },
});

const earning = z.object({
  kind: z.enum(['reach', 'content']),
  ...{ programId: id, conversionId: id },
  status: text.describe('Of the conversion: pending, held, closed…'),
  ...{ amount: money, closeAt: time.optional() },
  holds: z
    .array(z.object({ ...holdFields, note: text }))
    .describe('Why it is held back, if it is.'),
});

/** A post of an account. */
export const content = z
  .object({
    ...{ accountId: id, creatorId: id, platform, contentId: id, foundAt: time },
    ...{ publishedAt: time.optional(), editedAt: time.optional(), deletedAt: time.optional() },
    ...{ format: text.optional(), url: text.optional(), title: text.optional() },
    text: text.optional(),
    mentions: z.array(mention).describe('Links, codes, handles and hashtags of the programs.'),
    disclosure: z.object({
      outcome: z.enum(['disclosed', 'not-found', 'unknown']),
      ...{ reason: text, since: time },
    }),
    advertisement: z
      .literal(true)
      .describe('Shown because somebody pays for it: its views earn nothing.')
      .optional(),
    attestations: z
      .array(z.object({ disclosed: z.boolean(), medium: text, by: text, at: time, evidence: text }))
      .describe('What people saw in it.')
      .optional(),
    approvals: z
      .array(z.object({ programId: id, currency: text, at: time, by: text }))
      .describe('Programs that took it.')
      .optional(),
    earnings: z.array(earning).describe('What it earns, by program.').optional(),
  })
  .meta({ id: 'SocialPost', description: 'A post, as it was read last.' });

export const contentExample = {
  ...{ accountId: 'x~2244994945', creatorId: 'mia', platform: 'x', contentId: '1999' },
  ...{ foundAt: moments.later, publishedAt: moments.placed, text: '#ad MIA10', format: 'text' },
  mentions: [{ kind: 'code', code: 'MIA10', creatorId: 'mia', programId: 'spring', where: 'text' }],
  disclosure: { outcome: 'disclosed', reason: 'words', since: moments.later },
  earnings: [
    {
      ...{
        kind: 'reach',
        programId: 'spring',
        conversionId: 'posts~reach-0f3a',
        status: 'pending',
      },
      ...{ amount: { amount: '12.00', currency: 'USD' }, closeAt: moments.closes, holds: [] },
    },
  ],
};

/** A page of posts, as the merchant and the creator read it. */
export const contentPage = {
  description: 'Posts with what was found in them.',
  document: pageOf(content),
  example: { items: [contentExample] },
};

/** Figures over time. */
export const figures = z.object({
  ...{ accountId: id, contentId: id.optional() },
  items: z.array(
    z.object({
      ...{ at: time, retentionUntil: time },
      counts: z.record(text, text).describe('Whole numbers as texts; what is absent was not told.'),
    }),
  ),
});
export const figuresExample = {
  ...{ accountId: 'x~2244994945', contentId: '1999' },
  items: [{ at: moments.later, retentionUntil: moments.closes, counts: { impressions: '90' } }],
};
