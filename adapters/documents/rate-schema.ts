import * as z from 'zod';
import { parseRate } from '../../core/plans/parse-rate.ts';
import type { Rate } from '../../core/plans/rate.ts';

const decimal = '^\\d{1,9}(\\.\\d{1,9})?$';

/** A percentage as a text: `"12.5"` is an eighth, exactly. */
export const rateSchema = z
  .string({ error: 'Write a percentage as text, in quotes and without its sign, such as "12.5".' })
  .transform((written, context) => {
    const rate = parseRate(written);
    if (rate !== undefined) return rate;

    context.addIssue({ code: 'custom', message: 'This is not a percentage such as "12.5".' });
    return z.NEVER;
  })
  .meta({ description: 'A percentage without its sign.', pattern: decimal, examples: ['12.5'] });

/** How often something counts, as a text: `"1.5"` is one and a half times. */
export const multiplierSchema = z
  .string({ error: 'Write a multiplier as text, in quotes, such as "1.5".' })
  .transform((written, context): Rate => {
    const hundredth = parseRate(written);
    if (hundredth !== undefined) {
      return { ...hundredth, denominator: hundredth.denominator / 100n };
    }
    context.addIssue({ code: 'custom', message: 'This is not a multiplier such as "1.5".' });
    return z.NEVER;
  })
  .meta({ description: 'How often it counts.', pattern: decimal, examples: ['1.5'] });
