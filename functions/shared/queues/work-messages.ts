import * as z from 'zod';

/** Queues carry keys, not bodies: what a worker needs it reads from the tables. */
export const conversionMessageSchema = z.object({
  merchantId: z.string().min(1),
  conversionId: z.string().min(1),
});

/** The assess queue: assess this order, or find the order of the facts under this reference. */
export const assessMessageSchema = z.union([
  conversionMessageSchema,
  z.object({ merchantId: z.string().min(1), referenceId: z.string().min(1) }),
]);

/** The close queue: a part of a run of closings, or one conversion by itself. */
export const closingMessageSchema = z.union([
  z.object({
    merchantId: z.string().min(1),
    runId: z.string().min(1),
    chunkId: z.string().min(1),
    conversionIds: z.array(z.string().min(1)).min(1),
  }),
  conversionMessageSchema,
]);

/** The post queue: these orders have frozen something that may not be in their creators' accounts. */
export const ordersMessageSchema = z.object({
  merchantId: z.string().min(1),
  conversionIds: z.array(z.string().min(1)).min(1),
});
export type OrdersMessage = z.infer<typeof ordersMessageSchema>;

/** The payout queue: this batch is to be worked on. */
export const batchMessageSchema = z.object({
  merchantId: z.string().min(1),
  batchId: z.string().min(1),
});

/** The period queue: a conversion that has closed or was restated, or a creator's period that is to be stated. */
export const periodMessageSchema = z.union([
  z.object({
    merchantId: z.string().min(1),
    programId: z.string().min(1),
    creatorId: z.string().min(1),
    period: z.object({
      unit: z.enum(['month', 'quarter', 'year']),
      key: z.string().min(1),
    }),
  }),
  conversionMessageSchema,
]);

/** The privacy queue: go on with this request. */
export const privacyMessageSchema = z.object({
  merchantId: z.string().min(1),
  requestId: z.string().min(1),
});

/** The walk queue: go on with the walk through the orders of this connection's shop, after so many pages. */
export const walkMessageSchema = z.object({
  merchantId: z.string().min(1),
  connectionId: z.string().min(1),
  kind: z.enum(['reconciliation', 'backfill']),
  pages: z.int().min(0),
});

/** The walk queue, too: look whether this connection's shop still tells of its topics. */
export const topicCheckMessageSchema = z.object({
  merchantId: z.string().min(1),
  connectionId: z.string().min(1),
  kind: z.literal('topics'),
});

/** The refetch queue: what became of this order has to be asked of its shop. */
export const refetchMessageSchema = z.object({
  merchantId: z.string().min(1),
  connectionId: z.string().min(1),
  orderId: z.string().min(1),
  /** When the shop told that something changed; since then an order that cannot be found is gone. */
  toldAt: z.int(),
  /** What it told, where the shop's API does not say that. */
  topic: z.string().min(1).exactOptional(),
  /** It told nothing: the order was found in its list. */
  isUntold: z.literal(true).exactOptional(),
});
export type RefetchMessage = z.infer<typeof refetchMessageSchema>;

/** The social queue: poll this account if it is due. */
export const socialMessageSchema = z.object({
  merchantId: z.string().min(1),
  accountId: z.string().min(1),
});
