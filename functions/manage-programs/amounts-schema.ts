import * as z from 'zod';
import { moneySchema } from '../../adapters/documents/money-schema.ts';

/** Amounts by currency: each currency has one at most. */
export const amountsSchema = z
  .array(moneySchema)
  .max(50)
  .refine(
    (amounts) => new Set(amounts.map(({ currency }) => currency)).size === amounts.length,
    'A currency has one amount.',
  );
