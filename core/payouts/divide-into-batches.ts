import { kindOfUnit } from '../plans/kind-of-unit.ts';
import type { RewardValue } from '../tax/fair-value.ts';
import { isCalledRail } from './called-rails.ts';
import type { PayoutRun, Rail } from './payout-store.ts';
import type { UsableRails } from './usable-rail.ts';

/** More accounts than this in one batch would take longer than a worker may. */
export const maxAccountsPerBatch = 200;

/** One payment of a plan, before it has its batch. */
export type DuePayout = Omit<PayoutRun['planned'][number], 'batchId'> & {
  readonly rail: Rail;
  /** That moves; `currency` is the ledger's. */
  readonly movedCurrency: string;
};

/** What decides on all of them. */
type BatchesInCommon = {
  readonly rails: UsableRails;
  /** By whose rates they are exchanged. */
  readonly rateSource: string;
  readonly rewardValues: readonly RewardValue[];
};

/**
 * Divides the payments of a run into batches of one rail and one currency that moves, each from one currency of the ledger: so a
 * receiver is in a batch once. They are numbered by what moves, whatever it is exchanged from.
 */
export function divideIntoBatches(
  runId: string,
  due: readonly DuePayout[],
  common: BatchesInCommon,
): Pick<PayoutRun, 'batches' | 'planned'> {
  const nameBatch = makeBatchNames(runId);
  const groups = Map.groupBy(due, ({ rail, movedCurrency }) => `${rail}-${movedCurrency}`);
  const batches = [...groups]
    .toSorted(([a], [b]) => compare(a, b))
    .flatMap(([, members]) => chunksOfGroup(members, common.rails))
    .map((chunk) => ({ batchId: nameBatch(chunk), chunk }));
  return {
    batches: batches.flatMap(({ batchId, chunk }) => {
      const [first] = chunk;
      if (first === undefined) return [];
      return [{ batchId, ...describeBatch(first, common), accounts: chunk.length }];
    }),
    planned: batches.flatMap(({ batchId, chunk }) =>
      chunk.map(({ rail: _, movedCurrency: __, ...planned }) => ({ ...planned, batchId })),
    ),
  };
}

function describeBatch(
  { rail, currency: from, movedCurrency: currency }: DuePayout,
  { rails, rateSource, rewardValues }: BatchesInCommon,
): Omit<PayoutRun['batches'][number], 'batchId' | 'accounts'> {
  const usable = isCalledRail(rail) ? rails[rail] : undefined;
  const rewardValue = rewardValues.find(({ amount }) => amount.unit === from);
  return {
    ...{ rail, currency },
    ...(from === currency ? {} : { exchange: { from, source: rateSource } }),
    ...(usable === undefined ? {} : { connectionId: usable.connectionId }),
    ...(rewardValue === undefined ? {} : { rewardValue }),
  };
}

/** Names batches one after the other: a SKU may hold anything, so goods are named by their kind, and counted on. */
function makeBatchNames(runId: string) {
  const counts = new Map<string, number>();
  return ([first]: readonly DuePayout[]): string => {
    const { rail = '', movedCurrency = '' } = first ?? {};
    const name = `${runId}-${rail}-${kindOfUnit(movedCurrency) ?? movedCurrency}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return `${name}-${count}`;
  };
}

/** What is not exchanged comes first. */
function chunksOfGroup(members: readonly DuePayout[], rails: UsableRails): DuePayout[][] {
  const isExchanged = ({ currency, movedCurrency }: DuePayout) => currency !== movedCurrency;
  return [...Map.groupBy(members, (due) => (isExchanged(due) ? due.currency : ''))]
    .toSorted(([a], [b]) => compare(a, b))
    .flatMap(([, own]) => chunksOf(own, sizeOf(own, rails)));
}

/** A batch is one order of its rail. */
function sizeOf([first]: readonly DuePayout[], rails: UsableRails): number {
  const usable = first !== undefined && isCalledRail(first.rail) ? rails[first.rail] : undefined;
  return Math.min(maxAccountsPerBatch, usable?.limits.maxPaymentsPerOrder ?? maxAccountsPerBatch);
}

function chunksOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
