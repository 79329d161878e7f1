import { formatMoney } from '../money/format-money.ts';
import type { Money } from '../money/money.ts';

/** How a payout stands: `open` is neither there nor back. */
export type SettledState = 'paid' | 'returned' | 'open';

/** A payout as the ledger has it. */
export type LedgerPayout = {
  readonly payoutId: string;
  readonly amount: Money;
  readonly state: SettledState;
};

/** A line of a provider's report. Some do not repeat the amount. */
export type ReportedPayout = Omit<LedgerPayout, 'amount'> & {
  readonly amount?: Money;
  readonly line: number;
  readonly reference?: string;
};

/** In what a payout of the ledger and its line differ, both as people read them. */
export type PayoutDifference = {
  readonly field: 'amount' | 'currency' | 'status' | 'count';
  readonly ledger: string;
  readonly report: string;
};

export type ReconciledPayout = {
  readonly payoutId: string;
  readonly verdict: 'matched' | 'different' | 'missing-in-report' | 'missing-in-ledger';
  /** Of the report; none where it is missing there. */
  readonly lines: readonly number[];
  readonly reference?: string;
  readonly differences: readonly PayoutDifference[];
};

/** Holds a provider's report against the ledger's payouts, by their ids. What is on either side is in the answer once. */
export function reconcilePayouts(
  payouts: readonly LedgerPayout[],
  report: readonly ReportedPayout[],
): ReconciledPayout[] {
  const known = new Map(payouts.map((payout) => [payout.payoutId, payout]));
  const told = Map.groupBy(report, ({ payoutId }) => payoutId);
  return [...new Set([...known.keys(), ...told.keys()])]
    .toSorted()
    .map((payoutId) => reconcile(payoutId, known.get(payoutId), told.get(payoutId) ?? []));
}

function reconcile(
  payoutId: string,
  payout: LedgerPayout | undefined,
  told: readonly ReportedPayout[],
): ReconciledPayout {
  const reference = told.find((each) => each.reference !== undefined)?.reference;
  const rest = {
    lines: told.map(({ line }) => line),
    ...(reference === undefined ? {} : { reference }),
  };
  const none: readonly PayoutDifference[] = [];
  if (payout === undefined)
    return { payoutId, verdict: 'missing-in-ledger', ...rest, differences: none };
  if (told.length === 0)
    return { payoutId, verdict: 'missing-in-report', ...rest, differences: none };

  const differences = [...countDifference(told), ...told.flatMap((each) => compare(payout, each))];
  const verdict = differences.length === 0 ? 'matched' : 'different';
  return { payoutId, verdict, ...rest, differences };
}

/** Money moves once, so two lines of one payout are one too many. */
function countDifference({ length }: readonly ReportedPayout[]): PayoutDifference[] {
  return length === 1 ? [] : [{ field: 'count', ledger: '1', report: `${length}` }];
}

function compare(payout: LedgerPayout, told: ReportedPayout): PayoutDifference[] {
  const fields = [
    ...compareAmounts(payout.amount, told.amount),
    ['status', payout.state, told.state],
  ] as const;
  return fields
    .filter(([, ledger, report]) => ledger !== report)
    .map(([field, ledger, report]) => ({ field, ledger, report }));
}

function compareAmounts(ledger: Money, told: Money | undefined) {
  if (told === undefined) return [];
  return [
    ['currency', ledger.currency, told.currency],
    ['amount', formatMoney(ledger), formatMoney(told)],
  ] as const;
}
