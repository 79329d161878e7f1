import * as z from 'zod';
import { parseMoney } from '../../core/money/parse-money.ts';
import { explainBadAmount } from './explain-bad-amount.ts';

/** Whoever forgets a currency, or writes a number, is told so rather than the type of what is there. */
export const amountText = z
  .string({
    error: 'Write an amount as text, in quotes, such as "12.34": a number may be rounded.',
  })
  .meta({
    description: 'Digits with at most one point, and no more decimals than the currency has.',
    pattern: '^\\d{1,15}(\\.\\d+)?$',
    examples: ['12.34'],
  });

export const currencyText = z
  .string({ error: 'The currency is missing; write its three letters, such as USD.' })
  .meta({ description: 'An ISO 4217 currency.', pattern: '^[A-Z]{3}$', examples: ['USD'] });

/** `{"amount":"12.34","currency":"USD"}`, a string because a JSON number may already be rounded. */
export const moneySchema = z
  .strictObject({ amount: amountText, currency: currencyText })
  .transform((written, context) => {
    const money = parseMoney(written.amount, written.currency);
    if (money !== undefined) return money;

    context.addIssue({ code: 'custom', message: explainBadAmount(written) });
    return z.NEVER;
  })
  .meta({ id: 'Money', description: 'An amount of money in one currency.' });
