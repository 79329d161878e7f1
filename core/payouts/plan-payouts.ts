import type { AccountHead } from '../ledger/account-head.ts';
import { balancesOf } from '../ledger/balances.ts';
import { isCash } from '../ledger/is-cash.ts';
import type { Merchant, PayoutMethod, PayoutSettings } from '../programs/program.ts';
import type { Instant } from '../time/instant.ts';
import { judgeAccount } from './judge-account.ts';
import { choosePayoutMinimum } from './payout-minimum.ts';
import type { PayoutBatch, PayoutRun, PayoutSkip, Rail } from './payout-store.ts';

/** More accounts than this in one batch would take longer than a worker may. */
export const maxAccountsPerBatch = 200;

/** A creator's account with what decides whether and how it is paid. */
export type PayableAccount = {
  readonly head: AccountHead;
  readonly method: PayoutMethod | undefined;
  /** Of the programs that the creator is enrolled in. */
  readonly settings: readonly PayoutSettings[];
  /** Payouts of one of these programs are stopped. Absent: of none. */
  readonly paused?: true;
};

export type PayoutPlan = {
  readonly merchantId: string;
  readonly runId: string;
  readonly startedAt: Instant;
  readonly dryRun: boolean;
  readonly debtor: Merchant['debtor'];
  readonly accounts: readonly PayableAccount[];
};

type Due = {
  readonly creatorId: string;
  readonly currency: string;
  readonly rail: Rail;
  readonly minorUnits: bigint;
};

/**
 * Decides who is paid how much of which currency, in batches of one rail and currency, and says of
 * everybody else why not. What is no cash is no payout's business. A pure function of the accounts; nothing is reserved yet, and each
 * reservation looks at the account again.
 */
export function planPayouts(plan: PayoutPlan): PayoutRun {
  const { accounts, debtor, ...run } = plan;
  const due: Due[] = [];
  const skipped: PayoutSkip[] = [];
  for (const account of accounts.toSorted((a, b) => compare(creatorOf(a), creatorOf(b)))) {
    for (const currency of Object.keys(account.head.balances).filter(isCash).toSorted(compare)) {
      const verdict = judgeCurrency(account, currency, debtor);
      if (verdict === undefined) continue;
      const { minorUnits } = verdict;
      const place = { creatorId: creatorOf(account), currency, minorUnits };
      if (verdict.pays) due.push({ ...place, rail: verdict.method.rail });
      else skipped.push({ ...place, reason: verdict.reason });
    }
  }
  return { ...run, ...divideIntoBatches(plan.runId, due), skipped };
}

/** The verdict on one currency of an account, as `judgeAccount` gives it. */
export function judgeCurrency(
  { head, method, settings, paused }: PayableAccount,
  currency: string,
  debtor: Merchant['debtor'],
) {
  return judgeAccount({
    currency,
    balances: balancesOf(head.balances, currency),
    minimumMinorUnits: choosePayoutMinimum(currency, settings),
    method,
    debtor,
    paused: paused === true,
  });
}

/** The batches of a run, as they are stored; the account that bank files debit is frozen with them. */
export function batchesOf(run: PayoutRun, debtor: Merchant['debtor']): PayoutBatch[] {
  return run.batches.map(({ batchId, rail, currency }) => ({
    merchantId: run.merchantId,
    batchId,
    runId: run.runId,
    rail,
    currency,
    creatorIds: run.planned
      .filter((account) => account.batchId === batchId)
      .map(({ creatorId }) => creatorId),
    createdAt: run.startedAt,
    ...(rail === 'sepa' && debtor !== undefined ? { debtor } : {}),
  }));
}

function divideIntoBatches(
  runId: string,
  due: readonly Due[],
): Pick<PayoutRun, 'batches' | 'planned'> {
  const groups = Map.groupBy(due, ({ rail, currency }) => `${rail}-${currency}`);
  const batches = [...groups]
    .toSorted(([a], [b]) => compare(a, b))
    .flatMap(([group, members]) =>
      chunksOf(members, maxAccountsPerBatch).map((chunk, index) => ({
        batchId: `${runId}-${group}-${index + 1}`,
        chunk,
      })),
    );
  return {
    batches: batches.flatMap(({ batchId, chunk }) => {
      const [first] = chunk;
      if (first === undefined) return [];
      return [{ batchId, rail: first.rail, currency: first.currency, accounts: chunk.length }];
    }),
    planned: batches.flatMap(({ batchId, chunk }) =>
      chunk.map(({ creatorId, currency, minorUnits }) => ({
        creatorId,
        batchId,
        currency,
        minorUnits,
      })),
    ),
  };
}

function chunksOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

const creatorOf = ({ head }: PayableAccount): string => head.creatorId;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
