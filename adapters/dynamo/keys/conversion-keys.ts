import type { AllowanceKey } from '../../../core/plans/budgets/allowance.ts';
import { dueShards } from '../../../core/settlement/conversion-store.ts';
import { formatDay } from '../../../core/time/format-instant.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { at13, type IndexKey, type ItemKey, pad, shardOf, tenant } from './item-key.ts';

/*
 * Keys of orders and of what is known about them.
 *
 * Conversions
 * | access pattern                        | index   | partition                            | sort                              |
 * | ------------------------------------- | ------- | ------------------------------------ | --------------------------------- |
 * | an order, with all that is known      |         | TENANT#<m>#ORDER#<conversion>        | FACT#<fact>#<digest>              |
 * |                                       |         |                                      | REVISION#<revision>#<digest>      |
 * |                                       |         |                                      | STATE                             |
 * | what falls due on a day, by its time  | byIndex | TENANT#<m>#DUE#<day>#<n>             | <dueAt>#<conversion>              |
 * | a program's orders of a day           | byDay   | TENANT#<m>#PROGRAM#<p>#DAY#<day>     | <conversion>                      |
 * | a subscription's payments             |         | TENANT#<m>#SUBSCRIPTION#<id>         | PAYMENT#<conversion>              |
 * | a sale by one of its references       |         | TENANT#<m>#REFERENCE#<reference>     | ORDER                             |
 * | facts of payments that name it first  |         | TENANT#<m>#REFERENCE#<reference>     | FACT#<fact>#<digest>              |
 * | those that an order has taken         |         | TENANT#<m>#REFERENCE#<reference>     | ATTACHED#<fact>#<digest>          |
 * | its other references                  |         | TENANT#<m>#REFERENCE#<reference>     | ALIAS#<reference>                 |
 * | a cost                                |         | TENANT#<m>#COST#<cost>               | COST                              |
 * | a program's costs of a day            | byDay   | TENANT#<m>#PROGRAM#<p>#COSTS#<day>   | <cost>                            |
 * | rejected facts of a day               |         | TENANT#<m>#REJECTED#<day>            | FACT#<fact>#<digest>              |
 * | a keyed request                       |         | TENANT#<m>#IDEMPOTENCY#<key>         | REQUEST                           |
 * | how much of a budget is used          |         | TENANT#<m>#ALLOWANCE#<kind>#<id>#<period> | COUNTER                      |
 * | what its shards may give away         |         | TENANT#<m>#ALLOWANCE#<kind>#<id>#<period> | LEASE#<n>                    |
 * | what was decided about an order       |         | TENANT#<m>#ALLOWANCE#<kind>#<id>#<period> | ADMISSION#<conversion>#<revision> |
 */

/** What all partitions of a merchant's orders begin with, and of a merchant's accounts; only an export of the books walks them. */
export const ordersOf = (m: string): string => `${tenant(m)}#ORDER#`;
export const orderPartition = (m: string, conversionId: string): string =>
  `${tenant(m)}#ORDER#${conversionId}`;
export const factPrefix = 'FACT#';
export const factKey = (
  m: string,
  conversionId: string,
  fact: { readonly factId: string; readonly digest: string },
): ItemKey => ({
  pk: orderPartition(m, conversionId),
  sk: `${factPrefix}${fact.factId}#${fact.digest}`,
});
export const stateKey = (m: string, conversionId: string): ItemKey => ({
  pk: orderPartition(m, conversionId),
  sk: 'STATE',
});
export const revisionPrefix = 'REVISION#';
/** Of one that was tried: only the digest that the state names is frozen. */
export const revisionKey = (
  m: string,
  conversionId: string,
  { revision, digest }: { readonly revision: number; readonly digest: string },
): ItemKey => ({
  pk: orderPartition(m, conversionId),
  sk: `${revisionPrefix}${pad(revision, 8)}#${digest}`,
});
/** The sort keys of the revisions and, last, of the state: facts sort before them. */
export const decisionsRange = { from: revisionPrefix, last: 'STATE$' } as const;

export const subscriptionPartition = (m: string, subscriptionId: string): string =>
  `${tenant(m)}#SUBSCRIPTION#${subscriptionId}`;
export const paymentPrefix = 'PAYMENT#';
export const subscriptionPaymentKey = (
  m: string,
  subscriptionId: string,
  conversionId: string,
): ItemKey => ({
  pk: subscriptionPartition(m, subscriptionId),
  sk: `${paymentPrefix}${conversionId}`,
});

export const referencePartition = (m: string, referenceId: string): string =>
  `${tenant(m)}#REFERENCE#${referenceId}`;
export const referenceOrderKey = (m: string, referenceId: string): ItemKey => ({
  pk: referencePartition(m, referenceId),
  sk: 'ORDER',
});
export const parkedFactKey = (
  m: string,
  referenceId: string,
  fact: { readonly factId: string; readonly digest: string },
): ItemKey => ({
  pk: referencePartition(m, referenceId),
  sk: `${factPrefix}${fact.factId}#${fact.digest}`,
});
export const attachedPrefix = 'ATTACHED#';
export const attachedKey = (
  m: string,
  referenceId: string,
  fact: { readonly factId: string; readonly digest: string },
): ItemKey => ({
  pk: referencePartition(m, referenceId),
  sk: `${attachedPrefix}${fact.factId}#${fact.digest}`,
});
export const aliasPrefix = 'ALIAS#';
export const aliasKey = (m: string, referenceId: string, other: string): ItemKey => ({
  pk: referencePartition(m, referenceId),
  sk: `${aliasPrefix}${other}`,
});

export const duePartition = (m: string, day: string, shard: number): string =>
  `${tenant(m)}#DUE#${day}#${shard}`;
/** Where a conversion waits for the walk of closings, never on a day before the write: the walk is past that. */
export const dueIndex = (
  m: string,
  due: { readonly conversionId: string; readonly dueAt: Instant; readonly updatedAt: Instant },
): IndexKey => ({
  ipk: duePartition(
    m,
    formatDay(Math.max(due.dueAt, due.updatedAt)),
    shardOf(due.conversionId, dueShards),
  ),
  isk: `${at13(due.dueAt)}#${due.conversionId}`,
});
/** Sorts after everything that is due at or before a moment. */
export const dueUntil = (until: Instant): string => at13(until + 1);
/** Sorts directly after a place in the due index: no id goes on with a blank. */
export const dueAfter = (isk: string): string => `${isk} `;
/** The conversion that a place in the due index names. */
export const conversionOfDue = (isk: string): string => isk.slice('0000000000000#'.length);

export const dayPartition = (m: string, programId: string, day: string): string =>
  `${tenant(m)}#PROGRAM#${programId}#DAY#${day}`;

/** Of a budget, or of a code's usage limit; and of one period, if it begins anew with each. */
export const allowancePartition = ({ merchantId, kind, id, periodKey }: AllowanceKey): string =>
  `${tenant(merchantId)}#ALLOWANCE#${kind}#${id}#${periodKey ?? ''}`;
export const counterSort = 'COUNTER';
export const counterKey = (key: AllowanceKey): ItemKey => ({
  pk: allowancePartition(key),
  sk: counterSort,
});
export const leasePrefix = 'LEASE#';
export const leaseKey = (key: AllowanceKey, shard: number): ItemKey => ({
  pk: allowancePartition(key),
  sk: `${leasePrefix}${pad(shard, 2)}`,
});
export const admissionPrefix = 'ADMISSION#';
/** Sorts after every admission. */
export const admissionsEnd = 'ADMISSION$';
export const admissionKey = (
  key: AllowanceKey,
  admission: { readonly conversionId: string; readonly revision: number },
): ItemKey => ({
  pk: allowancePartition(key),
  sk: `${admissionPrefix}${admission.conversionId}#${pad(admission.revision, 8)}`,
});
/** The sort keys of all that was decided about a conversion. */
export const admissionsOf = (conversionId: string): { from: string; last: string } => ({
  from: `${admissionPrefix}${conversionId}#`,
  last: `${admissionPrefix}${conversionId}#~`,
});

export const costKey = (m: string, costId: string): ItemKey => ({
  pk: `${tenant(m)}#COST#${costId}`,
  sk: 'COST',
});
export const costsOfDay = (m: string, programId: string, day: string): string =>
  `${tenant(m)}#PROGRAM#${programId}#COSTS#${day}`;

export const rejectedPartition = (m: string, day: string): string => `${tenant(m)}#REJECTED#${day}`;
export const rejectedKey = (
  m: string,
  fact: { readonly factId: string; readonly digest: string; readonly recordedAt: Instant },
): ItemKey => ({
  pk: rejectedPartition(m, formatDay(fact.recordedAt)),
  sk: `${factPrefix}${fact.factId}#${fact.digest}`,
});
