import * as z from 'zod';

const decimal = z.string().regex(/^\d{1,15}(?:\.\d+)?$/);

/** A transfer as the API answers it, its numbers as they are written. */
export const wiseTransferSchema = z.object({
  id: z.string().regex(/^\d{1,18}$/),
  targetAccount: z.string(),
  status: z.string(),
  customerTransactionId: z.string().nullish(),
  quoteUuid: z.string().nullish(),
  rate: decimal.nullish(),
  sourceCurrency: z.string(),
  sourceValue: decimal,
  targetCurrency: z.string(),
  targetValue: decimal,
});

export type WiseTransfer = z.output<typeof wiseTransferSchema>;
