import * as z from 'zod';
import { holdFields } from './account-answers.ts';
import { day, id, inKind, money, time } from './answer-fields.ts';

export const conversionStatus = z.enum([
  'parked',
  'pending',
  'held',
  'expired',
  'closed',
  'excluded',
]);

const kind = z.enum(['activity', 'adjustment']).describe('What it is, if it is no order.');

export const missingRate = z
  .object({ from: z.string(), to: z.string(), before: day, source: z.string().optional() })
  .meta({
    id: 'MissingRate',
    description: 'The rate published last before this day is waited for.',
  });

/** A conversion as lists show it; see `describeConversion`. */
export const conversionFields = {
  conversionId: id,
  kind: kind.optional(),
  programId: id,
  connectionId: id,
  orderId: z.string(),
  orderName: z.string().optional(),
  status: conversionStatus,
  revision: z.int().describe('1 is the close, each restatement adds one.'),
  placedAt: time,
  closeAt: time.optional(),
  earlyClose: z
    .object({
      at: time,
      author: z.string(),
      reason: z.string(),
      approvedBy: z.string().optional(),
    })
    .optional(),
  reportedMissingAt: time.optional(),
  expiresAt: time.optional(),
  closedAt: time.optional(),
  updatedAt: time,
  newCustomer: z.boolean(),
  revenue: money.describe('Absent, as all four, until the order has arrived.').optional(),
  discount: money.optional(),
  refunded: money.optional(),
  commission: money.optional(),
  owed: z.array(z.object({ creatorId: id, amount: money })),
  owedInKind: z.array(z.object({ creatorId: id, amount: inKind })),
  missingRates: z.array(missingRate),
  holds: z.array(z.object({ holdId: id, ...holdFields, note: z.string(), ageDays: z.int() })),
};

/** The same for one of its creators; see `describeOwnConversion`. */
export const ownConversionAnswer = z
  .object({
    conversionId: id,
    kind: kind.optional(),
    programId: id,
    orderName: z.string().optional(),
    status: conversionStatus,
    placedAt: time,
    closeAt: time.optional(),
    closedAt: time.optional(),
    amount: money,
    amountsInKind: z.array(inKind),
    holds: z.array(z.object(holdFields)),
  })
  .meta({ id: 'OwnConversion', description: 'An order as one of its creators sees it.' });

const usd = (amount: string) => ({ amount, currency: 'USD' });

export const conversionExample = {
  ...{ conversionId: 'shop~1001', programId: 'spring', connectionId: 'acme.shop' },
  ...{ orderId: '1001', orderName: '#1001', status: 'pending', revision: 0 },
  ...{ placedAt: '2026-03-02T10:00:00Z', closeAt: '2026-04-16T10:00:00Z' },
  ...{ updatedAt: '2026-03-02T10:00:02Z', newCustomer: true },
  ...{ revenue: usd('100.00'), discount: usd('0.00') },
  ...{ refunded: usd('0.00'), commission: usd('10.00') },
  owed: [{ creatorId: 'mia', amount: usd('10.00') }],
  ...{ owedInKind: [], missingRates: [], holds: [] },
};
