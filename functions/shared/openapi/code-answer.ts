import * as z from 'zod';
import { contentFormats } from '../../../core/attribution/content.ts';
import { id, money, time } from './answer-fields.ts';
import { moments } from './moments.ts';

const discount = z
  .object({
    percent: z.string().optional(),
    amount: money.optional(),
    startsAt: time.optional(),
    endsAt: time.optional(),
    usesMax: z.int().optional(),
    usesPerCustomerMax: z.int().optional(),
    minimumOrder: money.optional(),
    combinable: z.boolean().optional(),
    excludedProductIds: z.array(z.string()).optional(),
  })
  .describe('What customers save: a percent or an amount, within limits.');

/** A code as the API shows it. */
export const codeAnswer = z
  .object({
    code: z.string(),
    programId: id,
    creatorId: id,
    validFrom: time,
    expiresAt: time.optional(),
    contentId: z.string().optional(),
    format: z.enum(contentFormats).optional(),
    platform: id.optional(),
    campaignId: id.optional(),
    usageLimit: z
      .object({
        uses: z.int(),
        period: z.enum(['day', 'month', 'quarter', 'year']).optional(),
        whenSpent: z.enum(['honour', 'stop']),
      })
      .optional(),
    leakedFrom: time.optional(),
    inShop: z
      .object({
        state: z.enum(['draft', 'published', 'revoked']),
        connection: id.optional(),
        shopId: z.string().optional(),
        discount: discount.optional(),
        publishedAt: time.optional(),
        revokedAt: time.optional(),
      })
      .describe('What became of it in its shop, if that was asked for here.')
      .optional(),
  })
  .meta({ id: 'Code', description: 'A code of a creator.' });

export const codeExample = {
  ...{ code: 'MIA10', programId: 'spring', creatorId: 'mia' },
  validFrom: moments.placed,
};
