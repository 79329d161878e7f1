import * as z from 'zod';
import { explainBadAmount } from '../../adapters/documents/explain-bad-amount.ts';
import { currencyText } from '../../adapters/documents/money-schema.ts';
import { parseMoney } from '../../core/money/parse-money.ts';

/** An amount that may be negative, `{"amount":"-12.34","currency":"USD"}`, and is not zero. */
export const signedMoneySchema = z
  .strictObject({
    amount: z.string({ error: 'Write an amount as text, in quotes, such as "-12.34".' }),
    currency: currencyText,
  })
  .transform((written, context) => {
    const isNegative = written.amount.startsWith('-');
    const digits = isNegative ? written.amount.slice(1) : written.amount;
    const money = parseMoney(digits, written.currency);
    if (money !== undefined && money.minorUnits !== 0n) {
      return { ...money, minorUnits: isNegative ? -money.minorUnits : money.minorUnits };
    }
    const message =
      money === undefined ? explainBadAmount(written) : 'An amount of nothing changes nothing.';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
