import * as z from 'zod';
import { instantSchema } from '../../adapters/documents/instant-schema.ts';
import { contentFormats } from '../../core/attribution/content.ts';
import { handlePlatforms } from '../../core/growth/social-handle.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { VettingEvidence } from '../../core/vetting/evidence.ts';

const count = z.int().min(0).max(100_000_000_000).transform(BigInt);
const instant = instantSchema;

/** What is kept of a text: enough to look for words and for a disclosure. */
const longestText = 1_000;

const link = z
  .string()
  .max(500)
  .refine((text) => URL.canParse(text), 'This is no address.');

const post = z.strictObject({
  contentId: z.string().min(1).max(128),
  publishedAt: instant.optional(),
  format: z.enum(contentFormats).optional(),
  title: z.string().max(200).optional(),
  text: z
    .string()
    .max(10_000)
    .transform((text) => text.slice(0, longestText))
    .optional(),
  language: z.string().max(20).optional(),
  paidPartnership: z.boolean().optional(),
  links: z.array(link).max(10).optional(),
  counts: z
    .strictObject({
      views: count.optional(),
      reach: count.optional(),
      likes: count.optional(),
      comments: count.optional(),
      shares: count.optional(),
      saves: count.optional(),
    })
    .default({}),
});

/** The body of `PUT …/figures/{platform}`: what a person read off an account. */
export const figuresSchema = z.strictObject({
  handle: z.string().min(1).max(64).optional(),
  description: z.string().max(1_000).optional(),
  followers: count.optional(),
  snapshots: z
    .array(z.strictObject({ at: instant, followers: count }))
    .max(200)
    .default([]),
  posts: z.array(post).max(50).default([]),
  audience: z
    .array(
      z.strictObject({
        metric: z.string().min(1).max(64),
        dimensions: z.record(z.string().max(64), z.string().max(64)),
        value: count,
      }),
    )
    .max(200)
    .optional(),
});

export const platformSchema = z.enum(handlePlatforms);

/** Posted figures as evidence, as of the time they were posted. */
export function toEvidence(
  platform: z.output<typeof platformSchema>,
  { handle, description, followers, audience, ...lists }: z.output<typeof figuresSchema>,
  asOf: Instant,
): VettingEvidence {
  return {
    profile: {
      platform,
      ...(handle === undefined ? {} : { handle }),
      ...(description === undefined ? {} : { description }),
      ...(followers === undefined ? {} : { followers }),
    },
    ...lists,
    ...(audience === undefined ? {} : { audience }),
    ...{ origin: 'posted', asOf },
  };
}
