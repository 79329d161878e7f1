import * as z from 'zod';

const number = z
  .union([z.string().trim().min(1).max(64), z.int().nonnegative().transform(String)])
  .describe('An account number of the merchant.');

/** Which numbers our accounts have in the merchant's books. One that the ledger does not have yet is no mistake: its number waits for it. */
export const accountMappingSchema = z.record(
  z.string().regex(/^[a-z][a-z-]*$/, 'An account is written like commission-expense.'),
  number,
);
