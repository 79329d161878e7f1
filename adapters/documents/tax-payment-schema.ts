import * as z from 'zod';
import { findCurrency } from '../../core/money/find-currency.ts';
import { parseMoney } from '../../core/money/parse-money.ts';
import {
  type EarlierPayment,
  incomeKinds,
  payeeKinds,
  type TaxEvidence,
  type TaxPayment,
  taxEvidences,
} from '../../core/tax/index.ts';
import { parseDay } from '../../core/time/parse-day.ts';
import { amountText, currencyText } from './money-schema.ts';

const country = z
  .string({ error: 'Write a country as two letters, such as US.' })
  .regex(/^[A-Z]{2}$/, 'Write a country as two letters, such as US.');
const day = z
  .string({ error: 'Write the day of the payment, such as 2026-03-15.' })
  .refine((text) => parseDay(text) !== undefined, 'This is no day; write it like 2026-03-15.');

/** What is on file, as a list, or each by its name as a yes or no; a US form says by itself what it proves. */
const evidenceFields = {
  evidence: z.array(z.enum(taxEvidences)).optional(),
  tin: z.boolean().optional(),
  pan: z.boolean().optional(),
  npwp: z.boolean().optional(),
  abn: z.boolean().optional(),
  hobby: z.boolean().optional(),
  treaty: z.boolean().optional(),
  form: z.enum(['W-9', 'W-8BEN', 'W-8BEN-E']).optional(),
};

const payeeSchema = z.strictObject({
  country,
  kind: z.enum(payeeKinds).default('individual'),
  ...evidenceFields,
});

const paymentSchema = z.strictObject({
  date: day,
  gross: amountText,
  currency: currencyText,
  kind: z.enum(incomeKinds).default('commission'),
  servicesPerformedIn: country.optional(),
  socialSecurity: amountText.optional(),
});

const earlierSchema = z.strictObject({
  date: day,
  gross: amountText,
  withheld: amountText.default('0'),
  kind: z.enum(incomeKinds).default('commission'),
});

/**
 * A payment as `tributary tax withhold` reads it:
 * `{"payer":{"country"},"payee":{"country","kind"?,"evidence"?},"payment":{"date","gross","currency",…},"earlier"?:[…]}`.
 */
export const taxPaymentSchema = z
  .strictObject({
    payer: z.strictObject({ country }),
    payee: payeeSchema,
    payment: paymentSchema,
    earlier: z.array(earlierSchema).max(10_000).default([]),
  })
  .transform(({ payer, payee, payment, earlier }, context): TaxPayment => {
    const { currency } = payment;
    const read = (text: string, path: (string | number)[]) => {
      const money = parseMoney(text, currency);
      if (money !== undefined) return money.minorUnits;
      const message =
        findCurrency(currency) === undefined
          ? `${currency} is no currency.`
          : `${text} is no amount of ${currency}.`;
      context.addIssue({ code: 'custom', message, path });
      return 0n;
    };
    const { servicesPerformedIn: performedIn, socialSecurity } = payment;
    const grossMinorUnits = read(payment.gross, ['payment', 'gross']);
    if (grossMinorUnits === 0n && context.issues.length === 0) {
      const message = 'It is more than nothing.';
      context.addIssue({ code: 'custom', message, path: ['payment', 'gross'] });
    }
    return {
      payerCountry: payer.country,
      payee: { country: payee.country, kind: payee.kind, evidence: listEvidence(payee) },
      paidOn: payment.date,
      gross: { minorUnits: grossMinorUnits, currency },
      incomeKind: payment.kind,
      ...(performedIn === undefined ? {} : { performedIn }),
      ...(socialSecurity === undefined
        ? {}
        : {
            socialSecurityMinorUnits: read(socialSecurity, ['payment', 'socialSecurity']),
          }),
      earlier: earlier.map(
        (each, index): EarlierPayment => ({
          paidOn: each.date,
          incomeKind: each.kind,
          grossMinorUnits: read(each.gross, ['earlier', index, 'gross']),
          withheldMinorUnits: read(each.withheld, ['earlier', index, 'withheld']),
        }),
      ),
    };
  });

function listEvidence({ evidence = [], form, ...said }: z.output<typeof payeeSchema>) {
  const listed = taxEvidences.filter(
    (name) => evidence.includes(name) || (name in said && said[name as keyof typeof said] === true),
  );
  const byForm: readonly TaxEvidence[] =
    form === undefined ? [] : [form === 'W-9' ? 'tin' : 'foreign-status'];
  return [...new Set([...listed, ...byForm])];
}
