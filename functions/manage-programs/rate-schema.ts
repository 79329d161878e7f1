import * as z from 'zod';
import { findCurrency } from '../../core/money/find-currency.ts';
import { parseExchangeRate } from '../../core/money/parse-exchange-rate.ts';
import { daySchema } from '../shared/http/day-schema.ts';

const currencySchema = z
  .string()
  .refine((code) => findCurrency(code) !== undefined, 'This is not an ISO 4217 currency.');

/** As many as there are currencies, with room to spare. */
const maxQuotes = 300;

/** The body of `PUT /v1/rates/{source}/{day}`: what one unit of the base is worth, as decimal texts. */
export const rateDaySchema = z
  .strictObject({
    base: currencySchema,
    quotes: z
      .record(z.string(), z.string({ error: 'Write a rate as text, such as "1.0832".' }))
      .refine((quotes) => Object.keys(quotes).length > 0, 'A day without rates needs no record.')
      .refine(
        (quotes) => Object.keys(quotes).length <= maxQuotes,
        `These are more than ${maxQuotes} rates.`,
      ),
  })
  .superRefine(({ base, quotes }, context) => {
    for (const [to, rate] of Object.entries(quotes)) {
      const message = findMistake(base, to, rate);
      if (message !== undefined)
        context.addIssue({ code: 'custom', path: ['quotes', to], message });
    }
  });

function findMistake(base: string, to: string, rate: string): string | undefined {
  if (findCurrency(to) === undefined) return 'This is not an ISO 4217 currency.';
  if (to === base) return 'The base needs no rate against itself.';
  const written = { source: 'any', from: base, to, rate, publishedOn: '2000-01-01' };
  if (parseExchangeRate(written, 0) !== undefined) return undefined;
  return 'This is not a rate: a decimal above zero, such as "1.0832", without sign or exponent.';
}

/** The body of `PUT /v1/rates/{source}`. */
export const completeRatesSchema = z.strictObject({ completeThrough: daySchema });
