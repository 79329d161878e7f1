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

/**
 * Divides the payments of a run into batches of one rail and one currency that moves, each from one currency of the ledger: so a
 * receiver is in a batch once. They are numbered by what moves, whatever it is exchanged from.
 *
 * @param rateSource by whose rates they are exchanged.
 */
export function divideIntoBatches(
  runId: string,
  due: readonly DuePayout[],
  { rails, rateSource }: { readonly rails: UsableRails; readonly rateSource: string },
): Pick<PayoutRun, 'batches' | 'planned'> {
  const groups = Map.groupBy(due, ({ rail, movedCurrency }) => `${rail}-${movedCurrency}`);
  const batches = [...groups]
    .toSorted(([a], [b]) => compare(a, b))
    .flatMap(([group, members]) =>
      chunksOfGroup(members, rails).map((chunk, index) => ({
        batchId: `${runId}-${group}-${index + 1}`,
        chunk,
      })),
    );
  return {
    batches: batches.flatMap(({ batchId, chunk }) => {
      const [first] = chunk;
      if (first === undefined) return [];
      return [{ batchId, ...describeBatch(first, { rails, rateSource }), accounts: chunk.length }];
    }),
    planned: batches.flatMap(({ batchId, chunk }) =>
      chunk.map(({ rail: _, movedCurrency: __, ...planned }) => ({ ...planned, batchId })),
    ),
  };
}

function describeBatch(
  { rail, currency: from, movedCurrency: currency }: DuePayout,
  { rails, rateSource }: { readonly rails: UsableRails; readonly rateSource: string },
): Omit<PayoutRun['batches'][number], 'batchId' | 'accounts'> {
  const usable = isCalledRail(rail) ? rails[rail] : undefined;
  return {
    ...{ rail, currency },
    ...(from === currency ? {} : { exchange: { from, source: rateSource } }),
    ...(usable === undefined ? {} : { connectionId: usable.connectionId }),
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
