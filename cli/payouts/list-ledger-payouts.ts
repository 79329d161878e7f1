import { parseMoney } from '../../core/money/parse-money.ts';
import { movedAmountOf } from '../../core/payouts/moved-amount.ts';
import type { LedgerPayout, SettledState } from '../../core/payouts/reconcile-payouts.ts';
import { managementApi } from '../management-api.ts';
import { readLedgerExport } from '../read-ledger-export.ts';
import { readLocalLedger } from '../read-local-ledger.ts';

/** A payout with what it can be chosen by. */
type Listed = LedgerPayout & {
  readonly rail: string;
  readonly batchId: string;
  readonly runId: string;
  readonly wasSent: boolean;
};

export type PayoutChoice = {
  readonly rail: string;
  readonly batchId?: string | undefined;
  readonly runId?: string | undefined;
};

export type PayoutSource =
  | { readonly url: string; readonly key: string }
  | { readonly data: string }
  | { readonly exported: string };

/** The ledger's payouts of a rail that were sent: what a provider can report. */
export async function listLedgerPayouts(
  source: PayoutSource,
  { rail, batchId, runId }: PayoutChoice,
): Promise<LedgerPayout[]> {
  const all = 'url' in source ? await readFromApi(source) : await readFromStore(source);
  return all
    .filter((each) => each.rail === rail && each.wasSent)
    .filter((each) => batchId === undefined || each.batchId === batchId)
    .filter((each) => runId === undefined || each.runId === runId)
    .map(({ payoutId, amount, state }) => ({ payoutId, amount, state }));
}

type ApiPayout = {
  readonly payoutId: string;
  readonly batchId: string;
  readonly runId: string;
  readonly state: string;
  /** Without a currency it is no cash, of which there are no reports. */
  readonly amount: { readonly amount: string; readonly currency?: string };
  readonly conversion?: { readonly amount: { readonly amount: string; readonly currency: string } };
  readonly method: { readonly rail: string };
};

async function readFromApi({ url, key }: { url: string; key: string }): Promise<Listed[]> {
  const api = managementApi(url, key);
  const found: Listed[] = [];
  for (let cursor: string | undefined; ; ) {
    const from = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const path = `/v1/payouts?limit=100${from}`;
    const page = await api.send<{ items: readonly ApiPayout[]; next?: string }>('GET', path);
    found.push(...page.items.flatMap(fromApi));
    if (page.next === undefined) return found;
    cursor = page.next;
  }
}

function fromApi(payout: ApiPayout): Listed[] {
  const { payoutId, batchId, runId, state, method } = payout;
  // A provider reports what it moved.
  const { amount, currency } = payout.conversion?.amount ?? payout.amount;
  if (currency === undefined) return [];
  const money = parseMoney(amount, currency);
  if (money === undefined)
    throw new Error(`The payout ${payoutId} has no amount that can be read.`);
  const { rail } = method;
  return [{ payoutId, batchId, runId, rail, amount: money, ...standingOf(state) }];
}

async function readFromStore(source: { data: string } | { exported: string }): Promise<Listed[]> {
  const { payouts } =
    'data' in source ? await readLocalLedger(source.data) : await readLedgerExport(source.exported);
  return payouts.map((payout) => {
    const { payoutId, batchId, runId, method, state } = payout;
    const place = { payoutId, batchId, runId, rail: method.rail };
    return { ...place, amount: movedAmountOf(payout), ...standingOf(state) };
  });
}

/** A state that is not known here is one on the way. */
function standingOf(state: string): { readonly state: SettledState; readonly wasSent: boolean } {
  const wasSent = state !== 'intended' && state !== 'cancelled';
  if (state === 'confirmed') return { state: 'paid', wasSent };
  return { state: state === 'failed' || state === 'returned' ? 'returned' : 'open', wasSent };
}
