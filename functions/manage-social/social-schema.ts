import * as z from 'zod';
import { socialPlatforms } from '../../core/social/platform.ts';

/** The platforms at which creators sign in. */
export const oauthPlatforms = ['instagram', 'tiktok', 'youtube', 'twitch', 'x'] as const;

const pageUrl = z
  .string()
  .max(2_000)
  .regex(
    /^https:\/\/\S+$|^http:\/\/(?:localhost|127\.0\.0\.1)[:/]\S*$/,
    'This is no address of a page: https://…',
  )
  .refine((url) => URL.canParse(url), 'This is no address of a page: https://…');

/** The body of `POST /v1/me/social/connect`. */
export const connectSchema = z.strictObject({
  platform: z.enum(oauthPlatforms),
  returnUrl: pageUrl.describe('A page of the portal, to which the browser goes afterwards.'),
});

/** The body of `POST /v1/me/social/finish`. */
export const finishSchema = z.strictObject({
  ticket: z
    .string()
    .regex(/^[\w-]{1,64}\.[\w-]{1,64}$/, 'This is no ticket.')
    .describe('As the page was given it in `ticket`.'),
});

const handle = z
  .string()
  .trim()
  .regex(/^@?[\p{L}\p{N}_.-]{1,100}$/u, 'This is no handle.')
  .transform((text) => text.replace(/^@/, ''))
  .meta({ description: 'With or without the @.', pattern: '^@?.{1,100}$' });

/** The body of `POST /v1/me/social/proofs`. */
export const proofSchema = z.discriminatedUnion('platform', [
  z.strictObject({ platform: z.enum(['youtube', 'twitch', 'x']), handle }),
  z.strictObject({
    platform: z.literal('rss'),
    feedUrl: z.string().min(1).max(500).describe('The address of the feed, HTTPS.'),
  }),
]);

const secret = z.string().min(1).max(2_000);

/** An amount in dollars with up to six places, as micro-dollars. */
const dollars = z
  .string()
  .regex(/^\d{1,6}(?:\.\d{1,6})?$/, 'An amount in dollars is written like 25.00.')
  .transform((written) => {
    const [whole = '0', places = ''] = written.split('.');
    return BigInt(whole + places.padEnd(6, '0'));
  })
  .meta({ pattern: '^\\d{1,6}(?:\\.\\d{1,6})?$' });

const names = z.array(z.string().trim().min(1).max(100)).max(50);

/** The body of `PUT /v1/social/apps/{platform}`; it replaces what was there, but secrets that it leaves out stay. */
export const appSchema = z.strictObject({
  clientId: z.string().min(1).max(300).optional(),
  clientSecret: secret.optional(),
  appToken: secret.describe('YouTube’s API key, or X’s bearer token.').optional(),
  monthlyBudgetUsd: dollars
    .describe(
      'What may be spent in a UTC month where reading costs (X). Absent: nothing is read there.',
    )
    .optional(),
  brandHandles: names.describe('The brand’s own accounts there.').default([]),
  brandHashtags: names.default([]),
  address: z
    .string()
    .max(300)
    .describe('In place of the platform’s, on one machine only.')
    .optional(),
});

export const platformSchema = z.enum(socialPlatforms);

/** The query of the figures of a post or an account. */
export const figuresQuerySchema = z.strictObject({
  contentId: z.string().min(1).max(500).describe('Absent: of the account itself.').optional(),
});

/** The body of `POST /v1/me/social/proofs/{proofId}/check`: nothing is to be said. */
export const checkSchema = z.strictObject({});
