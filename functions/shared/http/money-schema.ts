import * as z from 'zod';
import { parseMoney } from '../../../core/money/parse-money.ts';

/** `{"amount":"12.34","currency":"USD"}`, a string because a JSON number may already be rounded. */
export const moneySchema = z
  .strictObject({ amount: z.string(), currency: z.string() })
  .transform((written, context) => {
    const money = parseMoney(written.amount, written.currency);
    if (money !== undefined) return money;

    context.addIssue({ code: 'custom', message: 'This is not an amount of its currency.' });
    return z.NEVER;
  });
