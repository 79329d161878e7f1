import type { InvoicingStore } from '../../core/invoices/own/invoicing-store.ts';
import type { AccountHead } from '../../core/ledger/account-head.ts';
import { emptyAccountHead } from '../../core/ledger/empty-account-head.ts';
import type { Entry, Leg } from '../../core/ledger/entry.ts';
import { isCash } from '../../core/ledger/is-cash.ts';
import type { LedgerExport } from '../../core/ledger/ledger-export.ts';
import {
  type AccountWrite,
  type LedgerStore,
  maxLegsPerEntry,
} from '../../core/ledger/ledger-store.ts';
import { isCalledRail } from '../../core/payouts/called-rails.ts';
import type { Payout } from '../../core/payouts/payout.ts';
import type { PayoutBatch, PayoutRun, PayoutStore } from '../../core/payouts/payout-store.ts';
import { submitPayout } from '../../core/payouts/submit-payout.ts';
import { emptyTaxYear, type TaxYearKey, type TaxYearTotal } from '../../core/tax/tax-year-total.ts';
import { inMemoryInvoicing } from './in-memory-invoicing.ts';
import { type InMemoryPeriodStore, inMemoryPeriodStore } from './in-memory-period-store.ts';

export type InMemoryLedgerStore = LedgerStore &
  PayoutStore &
  InvoicingStore & {
    /** Everything in the store, for `verifyLedger`. */
    export(): Pick<LedgerExport, 'accounts' | 'waitingLegs' | 'payouts' | 'taxYears'>;
  };

type Account = { head: AccountHead; readonly entries: Entry[] };

/**
 * Accounts and payouts of creators, remembered for the length of a test; one write happens whole or not.
 *
 * @param frozenLegs those of all orders, to say which of them wait.
 * @param periods where the accounts of periods are kept that entries are about.
 */
export function inMemoryLedgerStore(
  frozenLegs: () => readonly Leg[] = () => [],
  periods: InMemoryPeriodStore = inMemoryPeriodStore(),
): InMemoryLedgerStore {
  const accounts = new Map<string, Account>();
  const taken = new Set<string>();
  const payouts = new Map<string, Payout>();
  const runs = new Map<string, PayoutRun>();
  const batches = new Map<string, PayoutBatch>();
  const open = new Map<string, PayoutBatch>();
  const calls = new Map<string, number>();
  const taxYears = new Map<string, TaxYearTotal>();
  const invoicing = inMemoryInvoicing();

  function accountOf(merchantId: string, creatorId: string): Account {
    return (
      accounts.get(key(merchantId, creatorId)) ?? {
        head: emptyAccountHead(merchantId, creatorId),
        entries: [],
      }
    );
  }

  const storedYear = (of: TaxYearKey) => taxYears.get(yearKey(of)) ?? emptyTaxYear(of);

  function isStale(change: AccountWrite): boolean {
    const { head, legs, payout, period, taxYear, entry } = change;
    const account = accountOf(head.merchantId, head.creatorId);
    const stored = payout && payouts.get(key(head.merchantId, payout.next.payoutId));
    return (
      account.head.sequence !== entry.sequence - 1 ||
      legs.some(isPosted) ||
      (entry.kind === 'indirect-tax' &&
        account.entries.some(({ cause }) => cause === entry.cause)) ||
      (payout !== undefined && !follows(stored, payout.next, payout.expected)) ||
      (payout !== undefined && payout.expected === undefined && isReleased(payout.next)) ||
      (period !== undefined && !periods.follows(period)) ||
      (change.invoicing !== undefined && !invoicing.follows(change.invoicing)) ||
      (taxYear !== undefined && storedYear(taxYear).version !== taxYear.version - 1)
    );
  }

  const follows = (
    stored: Payout | undefined,
    next: Payout,
    expected: Payout['state'] | undefined,
  ) =>
    stored?.state === expected &&
    (stored === undefined || stored.history.length === next.history.length - 1);

  const isReleased = ({ merchantId, batchId }: Payout) =>
    batches.get(key(merchantId, batchId))?.released !== undefined;

  const isPosted = (leg: Leg) => taken.has(legKey(leg));

  return {
    export() {
      return {
        accounts: [...accounts.values()].map(({ head, entries }) => ({
          head,
          entries: [...entries],
          periods: periods
            .export()
            .filter(
              (each) => each.merchantId === head.merchantId && each.creatorId === head.creatorId,
            ),
        })),
        waitingLegs: frozenLegs().filter((leg) => !isPosted(leg)),
        payouts: [...payouts.values()],
        taxYears: [...taxYears.values()],
      };
    },

    async readHead(merchantId, creatorId) {
      return accountOf(merchantId, creatorId).head;
    },

    async readTaxYear(of) {
      return storedYear(of);
    },

    readInvoicing: async (merchantId, creatorId) => invoicing.read(merchantId, creatorId),

    async save(change, head) {
      const { merchantId, creatorId } = change.next;
      const { sequence } = accountOf(merchantId, creatorId).head;
      const isMoved = head !== undefined && head.sequence !== sequence;
      if (isMoved || !invoicing.follows(change)) return 'stale';
      invoicing.write(change);
      return 'written';
    },

    findVersion: async (...of) => invoicing.findVersion(...of),

    async hasIndirectTax(merchantId, creatorId, cause) {
      return accountOf(merchantId, creatorId).entries.some((entry) => entry.cause === cause);
    },

    async listUnposted(legs) {
      return legs.filter((leg) => !isPosted(leg));
    },

    async write(change) {
      if (change.legs.length > maxLegsPerEntry) throw new RangeError('Too many legs in one write.');
      if (isStale(change)) return 'stale';

      const { head, entry, legs, payout, period, taxYear } = change;
      const account = accountOf(head.merchantId, head.creatorId);
      accounts.set(key(head.merchantId, head.creatorId), {
        head,
        entries: [...account.entries, entry],
      });
      for (const leg of legs) taken.add(legKey(leg));
      if (payout) payouts.set(key(head.merchantId, payout.next.payoutId), payout.next);
      if (period) await periods.save(period);
      if (taxYear) taxYears.set(yearKey(taxYear), taxYear);
      if (change.invoicing) invoicing.write(change.invoicing);
      return 'written';
    },

    async listEntries(merchantId, creatorId, afterSequence, limit) {
      return accountOf(merchantId, creatorId)
        .entries.filter((entry) => entry.sequence > afterSequence)
        .slice(0, limit);
    },

    async listPayableCreators(merchantId) {
      return [...accounts.values()]
        .map(({ head }) => head)
        .filter((head) => head.merchantId === merchantId)
        .filter(({ balances }) => Object.values(balances).some(({ payable }) => payable > 0n))
        .map((head) => head.creatorId)
        .toSorted(compare);
    },

    async addRun(run) {
      return addOnce(runs, key(run.merchantId, run.runId), run);
    },

    async findRun(merchantId, runId) {
      return runs.get(key(merchantId, runId));
    },

    async decideRun(run) {
      const place = key(run.merchantId, run.runId);
      const stored = runs.get(place);
      if (stored === undefined || stored.approval?.decision) return 'stale';
      runs.set(place, run);
      return 'written';
    },

    async addBatch(batch) {
      return addOnce(batches, key(batch.merchantId, batch.batchId), batch);
    },

    async findBatch(merchantId, batchId) {
      return batches.get(key(merchantId, batchId));
    },

    async findPayout(merchantId, payoutId) {
      return payouts.get(key(merchantId, payoutId));
    },

    async listPayoutsOfBatch({ merchantId, batchId }) {
      return listPayouts(
        (payout) => payout.merchantId === merchantId && payout.batchId === batchId,
      );
    },

    async listPayoutsOfCreator(merchantId, creatorId) {
      return listPayouts(
        (payout) => payout.merchantId === merchantId && payout.creatorId === creatorId,
      );
    },

    async listBatches(merchantId) {
      return [...batches.values()]
        .filter((batch) => batch.merchantId === merchantId)
        .toSorted((a, b) => compare(a.batchId, b.batchId));
    },

    async submit(payout, at) {
      const stored = payouts.get(key(payout.merchantId, payout.payoutId));
      if (stored?.state !== 'intended' || stored.history.length !== payout.history.length)
        return 'stale';
      const { head } = accountOf(payout.merchantId, payout.creatorId);
      if (head.reversalSequence !== stored.reversalSequence) return 'reversed';

      payouts.set(key(stored.merchantId, stored.payoutId), submitPayout(stored, at));
      return 'submitted';
    },

    async release(batch) {
      const stored = batches.get(key(batch.merchantId, batch.batchId));
      if (stored === undefined || stored.released !== undefined) return 'stale';
      batches.set(key(batch.merchantId, batch.batchId), batch);
      if (isCalledRail(batch.rail)) open.set(key(batch.merchantId, batch.batchId), batch);
      return 'released';
    },

    async mark(next, expected) {
      const stored = payouts.get(key(next.merchantId, next.payoutId));
      if (stored === undefined || !follows(stored, next, expected)) return 'stale';
      payouts.set(key(next.merchantId, next.payoutId), next);
      return 'written';
    },

    async listOpenBatches() {
      return [...open.values()].map(({ merchantId, batchId }) => ({ merchantId, batchId }));
    },

    async noteCall({ merchantId, batchId }, at) {
      const before = calls.get(key(merchantId, batchId));
      calls.set(key(merchantId, batchId), at);
      return before;
    },

    async lastCallOf({ merchantId, batchId }) {
      return calls.get(key(merchantId, batchId));
    },

    async closeBatch({ merchantId, batchId }) {
      open.delete(key(merchantId, batchId));
    },
  };

  function listPayouts(matches: (payout: Payout) => boolean): Payout[] {
    return [...payouts.values()]
      .filter(matches)
      .toSorted((a, b) => compare(a.payoutId, b.payoutId));
  }
}

function addOnce<Value>(values: Map<string, Value>, id: string, value: Value) {
  if (values.has(id)) return 'duplicate';
  values.set(id, value);
  return 'added';
}

const key = (...parts: readonly (string | number)[]): string => JSON.stringify(parts);

const yearKey = ({ merchantId, receiver, taxYear, currency }: TaxYearKey): string =>
  key(merchantId, receiver.kind, receiver.id, taxYear, currency);

const legKey = (leg: Leg): string =>
  key(leg.merchantId, leg.creatorId, leg.conversionId, leg.revision, keyedUnit(leg));

/** An order has one currency, so cash comes first and under no name. */
const keyedUnit = ({ unit }: Leg): string => (isCash(unit) ? '' : unit);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
