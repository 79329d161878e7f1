import * as z from 'zod';
import { minorUnitDigits } from '../../../core/money/minor-unit-digits.ts';
import { parseMoney } from '../../../core/money/parse-money.ts';
import { explainBadAmount } from '../../documents/explain-bad-amount.ts';
import { amountText } from '../../documents/money-schema.ts';

/*
 * The fields that our events are made of. Everything that is wrong is said of the field it is wrong in, in words.
 */

const idError = 'Write an id: 1 to 100 printable characters without spaces, or a whole number.';
const plainIdError = 'Write an id: letters, digits, "_" and "-", at most 60, or a whole number.';

/** A shop's own id: a text, or a whole number however large. */
export const eventId = idOf(/^[\x21-\x7e]{1,100}$/, idError);

/** An id that appears in ids of ours. */
export const plainEventId = idOf(/^[A-Za-z0-9_-]{1,60}$/, plainIdError);

function idOf(pattern: RegExp, error: string) {
  return z
    .union([z.string().regex(pattern, error), z.int({ error }).nonnegative(error)], { error })
    .transform(String)
    .meta({ description: error });
}

/** A decimal amount in quotes; the currency stands beside it. */
export const eventAmount = amountText;

export const eventCurrency = z
  .string({ error: 'The currency is missing; write its three letters, such as USD.' })
  .refine((code) => Object.hasOwn(minorUnitDigits, code), {
    error: 'This is not an ISO 4217 currency, such as USD.',
  })
  .meta({ description: 'An ISO 4217 currency.', pattern: '^[A-Z]{3}$', examples: ['USD'] });

export const shortText = z.string().min(1).max(255);

export const pieceCount = z.int({ error: 'Write a whole number of pieces.' }).max(1_000_000);

export type AmountAt = readonly [path: readonly (string | number)[], text: string | undefined];

/** Adds an issue for each text that is no amount of the currency. Answers whether all are. */
export function checkAmounts(
  currency: string,
  amounts: readonly AmountAt[],
  addIssue: (issue: { code: 'custom'; path: (string | number)[]; message: string }) => void,
): boolean {
  // An unknown currency is said of itself, and not of every amount in it.
  if (!Object.hasOwn(minorUnitDigits, currency)) return false;
  const bad = amounts.filter(
    ([, text]) => text !== undefined && parseMoney(text, currency) === undefined,
  );
  for (const [path] of bad) {
    addIssue({ code: 'custom', path: [...path], message: explainBadAmount({ currency }) });
  }
  return bad.length === 0;
}

/**
 * An amount that `checkAmounts` has seen, in minor units; absent is nothing.
 *
 * @throws RangeError for what is no amount, which nobody checked.
 */
export function readChecked(text: string | undefined, currency: string): bigint {
  if (text === undefined) return 0n;
  const money = parseMoney(text, currency);
  if (money === undefined) throw new RangeError('An amount was read before it was checked.');
  return money.minorUnits;
}
