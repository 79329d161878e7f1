import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { hashEntry } from '../../../core/ledger/append-entry.ts';
import type { Entry } from '../../../core/ledger/entry.ts';
import type { LedgerExport } from '../../../core/ledger/ledger-export.ts';
import { verifyLedger } from '../../../core/ledger/verify-ledger.ts';
import { aSettledStore } from '../../support/a-settled-store.ts';
import { closeAnOrder } from '../../support/close-an-order.ts';
import { settleInGroups } from '../../support/settle-in-groups.ts';

type Account = LedgerExport['accounts'][number];
type Conversion = LedgerExport['conversions'][number];

const invariantsOf = (store: LedgerExport) => [
  ...new Set(verifyLedger(store, sha256).map(({ invariant }) => invariant)),
];

const placesOf = (store: LedgerExport) => verifyLedger(store, sha256).map(({ where }) => where);

/** The store with the account of one creator changed. */
function withAccount(store: LedgerExport, creatorId: string, change: (old: Account) => Account) {
  const accounts = store.accounts.map((account) =>
    account.head.creatorId === creatorId ? change(account) : account,
  );
  return { ...store, accounts };
}

/** The store with the order `shop~1` changed. */
function withOrder(store: LedgerExport, change: (old: Conversion) => Conversion) {
  const [first, ...others] = store.conversions;
  return first === undefined ? store : { ...store, conversions: [change(first), ...others] };
}

const withJournal = (store: LedgerExport, change: (journal: readonly Entry[]) => Entry[]) =>
  withOrder(store, ({ state, frozen }) => ({
    state: { ...state, journal: change(state.journal) },
    frozen,
  }));

/** The entries with one cent added to a posting of the last one. */
function oneCentOff(entries: readonly Entry[]): Entry[] {
  return entries.map((entry, index) => {
    const [first, ...others] = entry.postings;
    if (index < entries.length - 1 || first === undefined) return entry;
    return {
      ...entry,
      postings: [{ ...first, minorUnits: first.minorUnits + 1n }, ...others],
    };
  });
}

/** Writes all hashes anew, as somebody would who knows how they are made. */
function rehash(entries: readonly Entry[]): Entry[] {
  const chained: Entry[] = [];
  for (const entry of entries) {
    const placed = { ...entry, previousHash: chained.at(-1)?.hash ?? '' };
    chained.push({ ...placed, hash: hashEntry(placed, sha256) });
  }
  return chained;
}

describe('verifyLedger', () => {
  it('finds nothing in a store that the use cases wrote', async () => {
    expect(verifyLedger(await aSettledStore(), sha256)).toEqual([]);
  });

  it('finds an entry of an account that is one cent off, and names it', async () => {
    const store = await aSettledStore();

    const planted = withAccount(store, 'mia', (account) => ({
      ...account,
      entries: oneCentOff(account.entries),
    }));

    expect(invariantsOf(planted)).toEqual(expect.arrayContaining(['I1', 'I9']));
    expect(placesOf(planted)).toEqual(expect.arrayContaining(['acme', 'acme/creator/mia#5']));
  });

  it("finds money of another currency in an order's journal", async () => {
    const store = withJournal(await aSettledStore(), (journal) => {
      const postings = journal.at(-1)?.postings.map((posting) => ({ ...posting, unit: 'JPY' }));
      const changed = journal.map((entry, index) =>
        index === journal.length - 1 ? { ...entry, postings: postings ?? [] } : entry,
      );
      return rehash(changed);
    });

    expect(invariantsOf(store)).toContain('I1');
  });

  it('finds an entry of an order that is one cent off, and names it', async () => {
    const planted = withJournal(await aSettledStore(), oneCentOff);

    expect(invariantsOf(planted)).toEqual(expect.arrayContaining(['I1', 'I9']));
    expect(placesOf(planted)).toContain('acme/order/shop~1#3');
  });

  it.each([0, 1, 2, 3, 4])("finds that entry %p of an account's five is gone", async (index) => {
    const store = await aSettledStore();

    const planted = withAccount(store, 'mia', (account) => ({
      ...account,
      entries: account.entries.toSpliced(index, 1),
    }));

    expect(invariantsOf(planted)).toContain('I9');
  });

  it.each([0, 1, 2])("finds that entry %p of an order's three is gone", async (index) => {
    const store = await aSettledStore();

    const planted = withJournal(store, (journal) => journal.toSpliced(index, 1));

    expect(verifyLedger(planted, sha256)).not.toEqual([]);
  });

  it('finds an entry that was changed together with all hashes, by the head', async () => {
    const store = await aSettledStore();

    const planted = withAccount(store, 'leo', ({ head, entries }) => ({
      head,
      entries: rehash(entries.map((entry) => ({ ...entry, postedAt: entry.postedAt - 1 }))),
    }));

    expect(invariantsOf(planted)).toEqual(['I9']);
  });

  it('finds a whole account rewritten to other amounts, by the orders', async () => {
    const store = await aSettledStore();

    const planted = withAccount(store, 'leo', ({ head, entries }) => {
      const doubled = rehash(
        entries.map((entry) => ({
          ...entry,
          postings: entry.postings.map((each) => ({ ...each, minorUnits: each.minorUnits * 2n })),
          legs: entry.legs.map((leg) => ({ ...leg, minorUnits: leg.minorUnits * 2n })),
        })),
      );
      const balances = {
        JPY: { payable: 1_000n, held: 0n, inPayout: 0n, paid: 0n, taxWithheld: 0n, debt: 0n },
      };
      return {
        head: { ...head, lastHash: doubled.at(-1)?.hash ?? '', balances },
        entries: doubled,
      };
    });

    expect(invariantsOf(planted)).toEqual(['I11']);
  });

  it('finds a balance that is not what the entries come to', async () => {
    const store = await aSettledStore();

    const planted = withAccount(store, 'mia', ({ head, entries }) => {
      const { USD: dollars, ...others } = head.balances;
      if (dollars === undefined) throw new Error('Mia has dollars.');
      return { head: { ...head, balances: { ...others, USD: { ...dollars, debt: 0n } } }, entries };
    });

    expect(verifyLedger(planted, sha256)).toMatchObject([
      { invariant: 'I9', where: 'acme/creator/mia' },
    ]);
  });

  it('finds that the last entry of an open order is gone', async () => {
    const store = await aSettledStore();
    const conversions = store.conversions.map(({ state, frozen }) => ({
      state: state.status === 'pending' ? { ...state, journal: state.journal.slice(0, -1) } : state,
      frozen,
    }));

    expect(verifyLedger({ ...store, conversions }, sha256)).toMatchObject([
      { invariant: 'I11', where: 'acme/order/shop~4' },
    ]);
  });

  it('finds a leg that was settled and still waits', async () => {
    const store = await aSettledStore();
    const [settled] = store.accounts.flatMap(({ head, entries }) =>
      entries.flatMap(({ legs }) => legs.map((leg) => ({ ...head, ...leg, eventAt: 0 }))),
    );
    if (settled === undefined) throw new Error('A leg was settled.');

    const planted = { ...store, waitingLegs: [...store.waitingLegs, settled] };

    expect(placesOf(planted)).toEqual(['acme/order/shop~1@1/mia', 'acme/settling']);
  });

  it('finds a leg that is lost', async () => {
    const planted = { ...(await aSettledStore()), waitingLegs: [] };

    expect(placesOf(planted)).toEqual(['acme/order/shop~3@1/leo', 'acme/settling']);
  });

  it('finds a leg with another amount than its frozen revision', async () => {
    const store = await aSettledStore();

    const planted = {
      ...store,
      waitingLegs: store.waitingLegs.map((leg) => ({ ...leg, minorUnits: leg.minorUnits + 1n })),
    };

    expect(placesOf(planted)).toContain('acme/order/shop~3@1/leo');
  });

  it('finds a payout whose state and entries tell different stories', async () => {
    const store = await aSettledStore();
    const payouts = store.payouts.map((payout) => ({ ...payout, state: 'failed' as const }));

    expect(invariantsOf({ ...store, payouts })).toEqual(['I5']);
  });

  it('finds a payout over another amount than was reserved', async () => {
    const store = await aSettledStore();
    const payouts = store.payouts.map((payout) => ({ ...payout, minorUnits: 999n }));

    expect(invariantsOf({ ...store, payouts })).toEqual(['I5']);
  });

  it('finds entries of a payout that does not exist', async () => {
    expect(invariantsOf({ ...(await aSettledStore()), payouts: [] })).toEqual(['I5']);
  });

  it('finds a frozen assessment whose shares do not sum to its commission', async () => {
    const planted = withOrder(await aSettledStore(), ({ state, frozen }) => ({
      state,
      frozen: frozen.map((revision) => ({
        ...revision,
        assessment: {
          ...revision.assessment,
          groups: revision.assessment.groups.map((group) => ({
            ...group,
            minorUnits: group.minorUnits + 1n,
          })),
        },
      })),
    }));

    expect(invariantsOf(planted)).toEqual(['I2']);
  });

  it('finds a revision that is missing', async () => {
    const planted = withOrder(await aSettledStore(), ({ state, frozen }) => ({
      state,
      frozen: frozen.slice(1),
    }));

    expect(placesOf(planted)).toContain('acme/order/shop~1');
  });

  describe('in a store with points beside cash', () => {
    const cash = (minorUnits: bigint) => ({ creatorId: 'mia', minorUnits });
    const points = (minorUnits: bigint) => ({ ...cash(minorUnits), unit: 'points' as const });

    /** An order that gave 10.00 USD and 50 points, of which a refund took 4.00 and 20 back. */
    function aStoreWithPoints(): LedgerExport {
      const { state, frozen, legs } = closeAnOrder('1', 'USD', [
        [cash(1_000n), points(50n)],
        [cash(600n), points(30n)],
      ]);
      const [earned, waiting] = [1, 2].map((revision) =>
        legs.filter((leg) => leg.revision === revision),
      );
      const account = settleInGroups([earned ?? []]);
      const conversions = [{ state, frozen }];
      return { conversions, accounts: [account], waitingLegs: waiting ?? [], payouts: [] };
    }

    it('finds nothing', () => {
      expect(verifyLedger(aStoreWithPoints(), sha256)).toEqual([]);
    });

    it('finds that the points of an order are not those that its journal posted', () => {
      const planted = withOrder(aStoreWithPoints(), ({ state, frozen }) => ({
        state: { ...state, owedInKind: [points(31n)] },
        frozen,
      }));

      expect(verifyLedger(planted, sha256)).toMatchObject([
        { invariant: 'I11', detail: expect.stringContaining('-1 points more for mia') },
        { invariant: 'I11', where: 'acme/order/shop~1' },
      ]);
    });

    it('finds a lost leg of points, though the cash of the same revision waits', () => {
      const store = aStoreWithPoints();
      const waitingLegs = store.waitingLegs.filter(({ unit }) => unit === 'USD');

      expect(placesOf({ ...store, waitingLegs })).toEqual([
        'acme/order/shop~1@2/mia/points',
        'acme/settling',
      ]);
    });

    it('finds points in an account that are not in the shares of the assessment', () => {
      const planted = withOrder(aStoreWithPoints(), ({ state, frozen }) => ({
        state,
        frozen: frozen.map((revision) => ({
          ...revision,
          assessment: { ...revision.assessment, owedInKind: [points(7n)] },
        })),
      }));

      expect(invariantsOf(planted)).toEqual(expect.arrayContaining(['I2', 'I11']));
    });
  });

  it('does not let one merchant make up for another', async () => {
    const store = await aSettledStore();

    const planted = {
      ...store,
      waitingLegs: store.waitingLegs.map((leg) => ({ ...leg, merchantId: 'other' })),
    };

    expect(placesOf(planted)).toEqual([
      'acme/order/shop~3@1/leo',
      'acme/settling',
      'other/order/shop~3@1/leo',
      'other/settling',
    ]);
  });
});
