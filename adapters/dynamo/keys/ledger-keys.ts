import type { Leg } from '../../../core/ledger/entry.ts';
import { isCash } from '../../../core/ledger/is-cash.ts';
import type { PeriodKey } from '../../../core/settlement/periods/period-account.ts';
import type { PeriodShare } from '../../../core/settlement/periods/period-share.ts';
import type { ShareOwner } from '../../../core/settlement/periods/period-store.ts';
import type { TaxYearKey } from '../../../core/tax/tax-year-total.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { PeriodUnit } from '../../../core/time/period.ts';
import { orderPartition } from './conversion-keys.ts';
import { at13, type IndexKey, type ItemKey, pad, shardOf, tenant } from './item-key.ts';
import { creatorPartition } from './program-keys.ts';

/*
 * Keys of accounts, payouts and closings.
 *
 * Ledger
 * | access pattern                        | index   | partition                            | sort                              |
 * | ------------------------------------- | ------- | ------------------------------------ | --------------------------------- |
 * | a creator's head                      |         | TENANT#<m>#CREATOR#<creator>         | HEAD                              |
 * | creators with something payable       | byIndex | TENANT#<m>#PAYABLE#<n>               | <creator>                         |
 * | a creator's entries, in order         |         | TENANT#<m>#CREATOR#<creator>         | ENTRY#<sequence>                  |
 * | whether a leg of an order is posted   |         | TENANT#<m>#ORDER#<conversion>        | LEG#<revision>#<creator>          |
 * |                                       |         | of a unit that is no cash            | LEG#<revision>#<creator>#<unit>   |
 * | a creator's payouts                   |         | TENANT#<m>#CREATOR#<creator>         | PAYOUT#<payout>                   |
 * | what a period's terms came to         |         | TENANT#<m>#CREATOR#<creator>         | PERIOD#<program>#<period>#<currency> |
 * | what counts in a creator's periods, by time |   | TENANT#<m>#PERIODS#<program>#<creator> | SHARE#<eventAt>#<conversion>    |
 * | which periods were stated             |         | TENANT#<m>#STATED#<program>          | THROUGH#<unit>                    |
 * | whose a payout is                     |         | TENANT#<m>#PAYOUT#<payout>           | POINTER                           |
 * | what a receiver was paid in a tax year |        | TENANT#<m>#TAX#<kind>#<receiver>     | YEAR#<year>#<currency>            |
 * | all of a year, by receiver            | byIndex | TENANT#<m>#TAX-YEAR#<year>           | <kind>#<receiver>#<currency>      |
 * | a payout run                          |         | TENANT#<m>#RUN#<run>                 | RUN                               |
 * | the parts of a run larger than an item |        | TENANT#<m>#RUN#<run>                 | PART#<write>#<n>                  |
 * | a batch                               |         | TENANT#<m>#BATCH#<batch>             | BATCH                             |
 * | all batches, by id                    | byIndex | TENANT#<m>#BATCHES                   | <batch>                           |
 * | that a batch is open at a called rail |         | TENANT#<m>#BATCH#<batch>             | OPEN                              |
 * | all open batches of all merchants     | byIndex | OPEN-BATCHES                         | <m>#<batch>                       |
 * | a batch's payouts, by id              | byIndex | TENANT#<m>#BATCH#<batch>             | <payout>                          |
 * | how far closing has come              |         | TENANT#<m>#CLOSINGS                  | WATERMARK                         |
 * | a run of closings; all runs, by id    |         | TENANT#<m>#CLOSINGS                  | CLOSING#<run>                     |
 * | what became of a run's chunks         |         | TENANT#<m>#CLOSING#<run>             | CHUNK#<chunk>                     |
 */

export const payableShards = 4;

export const accountsOf = (m: string): string => `${tenant(m)}#CREATOR#`;
export const accountPartition = (m: string, creatorId: string): string =>
  creatorPartition(m, creatorId);
export const headKey = (m: string, creatorId: string): ItemKey => ({
  pk: accountPartition(m, creatorId),
  sk: 'HEAD',
});
export const payablePartition = (m: string, shard: number): string =>
  `${tenant(m)}#PAYABLE#${shard}`;
export const payableIndex = (m: string, creatorId: string): IndexKey => ({
  ipk: payablePartition(m, shardOf(creatorId, payableShards)),
  isk: creatorId,
});
export const entryPrefix = 'ENTRY#';
export const entryKey = (m: string, creatorId: string, sequence: number): ItemKey => ({
  pk: accountPartition(m, creatorId),
  sk: `${entryPrefix}${pad(sequence, 12)}`,
});
export const legPrefix = 'LEG#';
/** Marks a leg as posted. In its order's partition: a popular creator's marks are spread over all orders. */
export const legKey = (
  m: string,
  leg: Pick<Leg, 'creatorId' | 'conversionId' | 'revision' | 'unit'>,
): ItemKey => ({
  pk: orderPartition(m, leg.conversionId),
  sk: `${legPrefix}${pad(leg.revision, 8)}#${leg.creatorId.replaceAll('#', '%23')}${unitSuffix(leg.unit)}`,
});
/** An order has one currency, so a leg in cash needs no unit in its key. */
const unitSuffix = (unit: string): string => (isCash(unit) ? '' : `#${unit}`);
export const periodPrefix = 'PERIOD#';
export const periodKey = (key: PeriodKey): ItemKey => ({
  pk: accountPartition(key.merchantId, key.creatorId),
  sk: `${periodPrefix}${key.programId}#${key.period.key}#${key.currency}`,
});

export const sharePartition = ({ merchantId, programId, creatorId }: ShareOwner): string =>
  `${tenant(merchantId)}#PERIODS#${programId}#${creatorId}`;
/** Of conversions that happened in a time; `until` is exclusive, because no key ends with its moment. */
export const sharesOf = (from: Instant, until: Instant) => ({
  from: `SHARE#${at13(from)}`,
  last: `SHARE#${at13(until)}`,
});
export const shareKey = (share: PeriodShare): ItemKey => ({
  pk: sharePartition(share),
  sk: `SHARE#${at13(share.eventAt)}#${share.conversionId}`,
});

export const statedThroughKey = (m: string, programId: string, unit: PeriodUnit): ItemKey => ({
  pk: `${tenant(m)}#STATED#${programId}`,
  sk: `THROUGH#${unit}`,
});

export const payoutPrefix = 'PAYOUT#';
export const payoutKey = (m: string, creatorId: string, payoutId: string): ItemKey => ({
  pk: accountPartition(m, creatorId),
  sk: `${payoutPrefix}${payoutId}`,
});
export const payoutPointerKey = (m: string, payoutId: string): ItemKey => ({
  pk: `${tenant(m)}#PAYOUT#${payoutId}`,
  sk: 'POINTER',
});
export const batchPayoutsIndex = (m: string, batchId: string, payoutId = ''): IndexKey => ({
  ipk: `${tenant(m)}#BATCH#${batchId}`,
  isk: payoutId,
});
export const taxYearPrefix = 'YEAR#';
export const taxYearKey = ({ merchantId, receiver, taxYear, currency }: TaxYearKey): ItemKey => ({
  pk: `${tenant(merchantId)}#TAX#${receiver.kind}#${receiver.id}`,
  sk: `${taxYearPrefix}${taxYear}#${currency}`,
});
export const taxYearIndex = ({
  merchantId,
  receiver,
  taxYear,
  currency,
}: TaxYearKey): IndexKey => ({
  ipk: taxYearPartition(merchantId, taxYear),
  isk: `${receiver.kind}#${receiver.id}#${currency}`,
});
/** The receivers of a year begin behind this. */
export const taxYearPartition = (m: string, taxYear: number): string =>
  `${tenant(m)}#TAX-YEAR#${taxYear}`;
export const runKey = (m: string, runId: string): ItemKey => ({
  pk: `${tenant(m)}#RUN#${runId}`,
  sk: 'RUN',
});
/** The parts of what one writer wrote of a run; the run names the writer that came first. */
export const runPartKey = (m: string, runId: string, writer: string, n: number): ItemKey => ({
  pk: runKey(m, runId).pk,
  sk: `PART#${writer}#${pad(n, 4)}`,
});
export const batchKey = (m: string, batchId: string): ItemKey => ({
  pk: `${tenant(m)}#BATCH#${batchId}`,
  sk: 'BATCH',
});
/** Stands beside a batch that is released to a rail that is called, as long as something may become of it. */
export const openBatchKey = (m: string, batchId: string): ItemKey => ({
  pk: batchKey(m, batchId).pk,
  sk: 'OPEN',
});
export const openBatchesIndex = (m = '', batchId = ''): IndexKey => ({
  ipk: 'OPEN-BATCHES',
  isk: `${m}#${batchId}`,
});
export const batchesIndex = (m: string, batchId = ''): IndexKey => ({
  ipk: `${tenant(m)}#BATCHES`,
  isk: batchId,
});
export const watermarkKey = (m: string): ItemKey => ({
  pk: `${tenant(m)}#CLOSINGS`,
  sk: 'WATERMARK',
});

const closingRunPrefix = 'CLOSING#';
export const closingRunKey = (m: string, runId: string): ItemKey => ({
  pk: watermarkKey(m).pk,
  sk: `${closingRunPrefix}${runId}`,
});
/** The sort keys of all runs, or of those up to one of them. */
export const closingRunsUntil = (sk = 'CLOSING$'): { from: string; last: string } => ({
  from: closingRunPrefix,
  last: sk,
});
export const closingOutcomesPartition = (m: string, runId: string): string =>
  `${tenant(m)}#CLOSING#${runId}`;
export const closingOutcomeKey = (m: string, runId: string, chunkId: string): ItemKey => ({
  pk: closingOutcomesPartition(m, runId),
  sk: `CHUNK#${chunkId}`,
});

/** Whether an item is a run of payouts. */
export const isPayoutRun = ({ sk }: ItemKey): boolean => sk === 'RUN';
