import * as z from 'zod';
import { parseMoney } from '../../core/money/parse-money.ts';
import { isIban } from '../../core/payouts/is-iban.ts';
import { isRoutingNumber } from '../../core/payouts/is-routing-number.ts';
import { parseDay } from '../../core/time/parse-day.ts';
import { amountText, currencyText } from './money-schema.ts';

const text = z.string().trim().min(1).max(140);
const day = z
  .string({ error: 'Write the day, such as 2026-03-15.' })
  .refine(
    (written) => parseDay(written) !== undefined,
    'This is no day; write it like 2026-03-15.',
  );
const messageId = z.string().regex(/^[\x21-\x7e]{1,100}$/, 'Up to 100 letters without spaces.');
const iban = z
  .string({ error: 'The IBAN is missing.' })
  .transform((written) => written.replaceAll(' ', '').toUpperCase())
  .refine(isIban, 'This is no IBAN: its check digits are wrong.');
const bic = z
  .string()
  .regex(/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/, 'A BIC has eight or eleven letters and digits.');
const routingNumber = z
  .string({ error: 'The routing number is missing.' })
  .refine(isRoutingNumber, 'This is no routing number: its check digit is wrong.');
const accountNumber = z
  .string({ error: 'The account number is missing.' })
  .regex(/^[A-Za-z0-9-]{1,17}$/, 'An account number has up to 17 digits.');
const accountType = z.enum(['checking', 'savings']).default('checking');

const payoutFields = {
  id: messageId,
  creator: text.describe('Who is paid, as the bank is to write it.'),
  amount: amountText,
  currency: currencyText,
  reference: text.optional(),
};

const listOf = <Payout extends z.ZodRawShape, Debtor extends z.ZodType>(
  payout: Payout,
  debtor: Debtor,
) =>
  z
    .strictObject({
      debtor,
      executionDate: day,
      messageId,
      payouts: z
        .array(z.strictObject({ ...payoutFields, ...payout }))
        .min(1, 'There is nobody to pay.')
        .max(100_000),
    })
    .superRefine(({ payouts }, context) => {
      const { ids, currencies } = checkPayouts(payouts as readonly CheckedPayout[], context);
      if (ids.size < payouts.length) {
        context.addIssue({ code: 'custom', message: 'An id is there twice.', path: ['payouts'] });
      }
      if (currencies.size > 1) {
        const message = `A file has one currency, and this has ${[...currencies].join(' and ')}.`;
        context.addIssue({ code: 'custom', message, path: ['payouts'] });
      }
    });

type CheckedPayout = { readonly id: string; readonly amount: string; readonly currency: string };

function checkPayouts(payouts: readonly CheckedPayout[], context: z.RefinementCtx) {
  for (const [index, { amount, currency }] of payouts.entries()) {
    const money = parseMoney(amount, currency);
    if (money !== undefined && money.minorUnits > 0n) continue;
    const message =
      money === undefined ? `${amount} is no amount of ${currency}.` : 'It is more than nothing.';
    context.addIssue({ code: 'custom', message, path: ['payouts', index, 'amount'] });
  }
  return {
    ids: new Set(payouts.map(({ id }) => id)),
    currencies: new Set(payouts.map(({ currency }) => currency)),
  };
}

/** Payouts to accounts with an IBAN. */
export const ibanPayoutsSchema = listOf(
  { iban, bic: bic.optional() },
  z.strictObject({ name: text, iban, bic: bic.optional() }),
);

/** Payouts to accounts in the United States. */
export const achPayoutsSchema = listOf(
  {
    routingNumber,
    accountNumber,
    accountType,
    kind: z.enum(['individual', 'company']).default('individual'),
  },
  z.strictObject({
    name: text,
    routingNumber,
    accountNumber,
    accountType,
    bankName: text.optional(),
    companyId: z
      .string()
      .regex(/^[A-Za-z0-9 ]{1,10}$/, 'A company id has up to ten letters and digits.')
      .optional(),
    balanced: z.boolean().default(false).describe('Debits the account in the file itself.'),
    description: z.string().min(1).max(10).default('COMMISSION'),
    modifier: z
      .string()
      .regex(/^[A-Z0-9]$/, 'One letter or digit.')
      .default('A'),
  }),
);

/** Payouts as a table takes them, over whatever account. */
export const anyPayoutsSchema = listOf(
  {
    iban: iban.optional(),
    bic: bic.optional(),
    routingNumber: routingNumber.optional(),
    accountNumber: accountNumber.optional(),
    accountType: accountType.optional(),
  },
  z.looseObject({ name: text }),
);
