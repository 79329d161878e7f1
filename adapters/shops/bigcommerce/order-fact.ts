import type { Instant } from '../../../core/time/instant.ts';
import { formatVersion } from '../format-version.ts';
import { readTime } from '../read-time.ts';
import type { ParsedFact } from '../shop-adapter.ts';
import type { WholeOrder } from './bigcommerce-schemas.ts';
import { normaliseOrder } from './normalise-order.ts';
import { readMailTime } from './read-mail-time.ts';

/** What an order is as of now, as a fact. Whichever event it was read for, the same version is the same fact. */
export function orderFact(whole: WholeOrder): ParsedFact {
  const { id } = whole.order;
  const modifiedAt = readMailTime('date_modified', whole.order.date_modified);
  const sourceVersion = versionOf(whole);
  return {
    factId: `bigcommerce/order/${id}@${formatVersion(sourceVersion)}`,
    orderId: id,
    sourceVersion,
    content: { kind: 'order', topic: 'order', order: normaliseOrder(whole, modifiedAt) },
  };
}

/** The order's own time of change, or the newest refund or payment: those need not change the order. */
export function versionOf({ order, refunds, transactions }: WholeOrder): Instant {
  return Math.max(
    readMailTime('date_modified', order.date_modified),
    ...refunds.map(({ created }) => readTime('refunds, created', created)),
    ...transactions.map((one) => readTime('transactions, date_created', one.date_created)),
  );
}
