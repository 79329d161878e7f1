import * as z from 'zod';
import { day, id, inKind, money, orNull, time } from './answer-fields.ts';
import { payoutConversionAnswer } from './conversion-of-payout-answer.ts';
import { divisionAnswer } from './division-answer.ts';
import { payeeKind, payeeNow } from './payee-answers.ts';

const holdReasons = z.enum([
  'manual',
  'fraud-review',
  'possible-duplicate',
  'creator-dispute',
  'leaked-code',
  'cookie-stuffing',
  'disclosure-missing',
  'view-spike',
  'dispute',
  'approval',
  'awaits-first-payment',
  'unconfirmed',
]);

/** Why a conversion is on hold, and since when. */
export const holdFields = { reason: holdReasons, since: time };

/** The parts of an account, in money or in a unit. */
export const balancesOf = (amount: z.ZodType) =>
  z.object({
    payable: amount,
    held: amount,
    inPayout: amount,
    paid: amount,
    taxWithheld: amount,
    debt: amount,
  });

/** What orders of some days owe a creator, in money or in a unit. */
export const ordersOf = (amount: z.ZodType) => ({
  orders: z.int(),
  earned: amount,
  pending: amount,
  nextCloseAt: orNull(time).describe('When the first of pending becomes payable.'),
  lastCloseAt: orNull(time),
  held: amount,
  heldOrders: z.array(z.object({ conversionId: id, amount, holds: z.array(z.object(holdFields)) })),
});

export const accountFields = {
  creatorId: id,
  creatorName: z.string(),
  recentOrdersPlaced: z.object({ from: day, to: day }),
  currencies: z.array(
    z.object({
      currency: z.string(),
      account: balancesOf(money).describe('The whole account.'),
      recentOrders: z
        .object(ordersOf(money))
        .describe('The creator’s part of orders placed on these days.'),
    }),
  ),
  inKind: z.array(
    z.object({
      unit: z.string(),
      account: balancesOf(inKind),
      recentOrders: z.object(ordersOf(inKind)),
    }),
  ),
  payee: payeeNow.describe('Who is paid for the creator now, if it is not the creator.').optional(),
  setAside: z
    .array(z.object({ payeeId: id.optional(), amount: money }))
    .describe('Whose parts of what is payable are known already.')
    .optional(),
};

export const periodsAnswer = z
  .object({
    items: z.array(
      z.object({
        programId: id,
        period: z.string(),
        currency: z.string(),
        total: money,
        statedAt: time.optional(),
        terms: z.array(
          z.object({
            termId: z.string(),
            kind: z.string(),
            amount: money,
            explanation: z.string(),
          }),
        ),
        updatedAt: time,
      }),
    ),
  })
  .meta({ id: 'Periods', description: 'What the terms of periods came to.' });

const figuresOf = (amount: z.ZodType) => ({
  opening: amount,
  earned: amount,
  indirectTax: amount.describe('VAT or GST on top of it, by invoices.').optional(),
  paid: amount,
  withheld: amount.describe(
    'For tax; opening + earned + indirectTax - paid - withheld is closing.',
  ),
  closing: amount,
  closingBalances: balancesOf(amount),
  lines: z.array(z.object({ postedAt: time, conversionId: id, revision: z.int(), amount })),
  terms: z.array(z.object({ postedAt: time, programId: id, period: z.string(), amount })),
});

export const statementAnswer = z
  .object({
    creatorId: id,
    period: z.string(),
    from: time,
    until: time,
    final: z.boolean().describe('The month is over, and the statement never changes.'),
    currencies: z.array(
      z.object({
        currency: z.string(),
        ...figuresOf(money),
        payouts: z.array(
          z.object({
            postedAt: time,
            payoutId: id,
            step: z.string(),
            amount: money,
            withheld: money.describe('Withheld for tax beside the amount.').optional(),
            conversion: payoutConversionAnswer.optional(),
            division: divisionAnswer.optional(),
          }),
        ),
      }),
    ),
    inKind: z.array(
      z.object({
        unit: z.string(),
        ...figuresOf(inKind),
        payouts: z.array(
          z.object({ postedAt: time, payoutId: id, step: z.string(), amount: inKind }),
        ),
      }),
    ),
    payees: z.array(z.object({ payeeId: id, name: z.string(), kind: payeeKind })).optional(),
  })
  .meta({ id: 'Statement', description: 'A creator’s statement of a month.' });

const usd = (amount: string) => ({ amount, currency: 'USD' });

const balances = {
  ...{ payable: usd('7.50'), held: usd('0.00'), inPayout: usd('0.00') },
  ...{ paid: usd('0.00'), taxWithheld: usd('0.00'), debt: usd('0.00') },
};

export const accountExample = {
  ...{ creatorId: 'mia', creatorName: 'Mia Mountain' },
  recentOrdersPlaced: { from: '2025-12-20', to: '2026-04-18' },
  currencies: [
    {
      ...{ currency: 'USD', account: balances },
      recentOrders: {
        ...{ orders: 1, earned: usd('10.00'), pending: usd('10.00'), held: usd('0.00') },
        ...{ nextCloseAt: '2026-04-26T10:00:00Z', lastCloseAt: '2026-04-26T10:00:00Z' },
        heldOrders: [],
      },
    },
  ],
  inKind: [],
};

export const statementExample = {
  ...{ creatorId: 'mia', period: '2026-04', final: true },
  ...{ from: '2026-04-01T00:00:00Z', until: '2026-05-01T00:00:00Z' },
  currencies: [
    {
      ...{ currency: 'USD', opening: usd('0.00'), earned: usd('7.50') },
      ...{
        paid: usd('0.00'),
        withheld: usd('0.00'),
        closing: usd('7.50'),
        closingBalances: balances,
      },
      lines: [
        {
          ...{ postedAt: '2026-04-16T12:00:00Z', conversionId: 'shop~1001' },
          ...{ revision: 1, amount: usd('7.50') },
        },
      ],
      ...{ terms: [], payouts: [] },
    },
  ],
  inKind: [],
};
