import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { confirmPayout } from '../../../core/ledger/confirm-payout.ts';
import { emptyAccountHead } from '../../../core/ledger/empty-account-head.ts';
import type { Leg } from '../../../core/ledger/entry.ts';
import type { AccountWrite, LedgerStore } from '../../../core/ledger/ledger-store.ts';
import { postIndirectTax } from '../../../core/ledger/post-indirect-tax.ts';
import { reservePayout } from '../../../core/ledger/reserve-payout.ts';
import { settleLegs } from '../../../core/ledger/settle-legs.ts';
import { moveTo } from '../../../core/payouts/move-to.ts';
import type { PayoutBatch, PayoutRun, PayoutStore } from '../../../core/payouts/payout-store.ts';
import { submitPayout } from '../../../core/payouts/submit-payout.ts';
import { emptyTaxYear, type TaxYearKey } from '../../../core/tax/tax-year-total.ts';
import { aLeg } from '../factories/a-leg.ts';
import { somePayeeTerms } from '../factories/a-payee.ts';
import { aWithholding } from '../factories/a-withholding.ts';
import { daysAfterOrder } from '../factories/moments.ts';

const at = daysAfterOrder(50);
const batchId = '2026-04-15-manual-USD-1';
const batch: PayoutBatch = {
  merchantId: 'acme',
  batchId,
  runId: '2026-04-15',
  rail: 'manual',
  currency: 'USD',
  creatorIds: ['mia'],
  createdAt: at,
};
const run: PayoutRun = {
  merchantId: 'acme',
  runId: '2026-04-15',
  startedAt: at,
  dryRun: false,
  batches: [{ batchId, rail: 'manual', currency: 'USD', accounts: 1 }],
  planned: [{ creatorId: 'mia', batchId, currency: 'USD', minorUnits: 2n ** 63n }],
  skipped: [{ creatorId: 'leo', currency: 'JPY', minorUnits: 1n, reason: 'below-minimum' }],
};

type LedgerUnderTest = LedgerStore & PayoutStore;

const settle = async (ledger: LedgerUnderTest, legs: readonly Leg[]) =>
  settleLegs(await ledger.readHead('acme', legs[0]?.creatorId ?? ''), legs, {
    postedAt: at,
    sha256,
  });

/** An account with the leg's 10.00 USD payable. */
async function openSettled(openEmpty: () => Promise<LedgerUnderTest>) {
  const ledger = await openEmpty();
  const settled = await settle(ledger, [aLeg()]);
  expect(await ledger.write(settled)).toBe('written');
  return { ledger, settled };
}

async function openReserved(openEmpty: () => Promise<LedgerUnderTest>) {
  const store = await openSettled(openEmpty);
  const reserved = reservePayout(
    store.settled.head,
    { currency: 'USD', runId: run.runId, batchId, method: { rail: 'manual' }, at },
    sha256,
  );
  expect(await store.ledger.write(reserved)).toBe('written');
  return { ...store, reserved, payout: reserved.payout.next };
}

const manually = {
  ...{ currency: 'USD', runId: run.runId, batchId, at },
  method: { rail: 'manual' },
} as const;

const taxYear: TaxYearKey = {
  ...{ merchantId: 'acme', currency: 'USD', taxYear: 2026 },
  receiver: { kind: 'creator', id: 'mia' },
};

/** All of the account is reserved, and a part of it withheld. */
async function openTaxed(openEmpty: () => Promise<LedgerUnderTest>) {
  const store = await openSettled(openEmpty);
  const tax = { withholding: aWithholding(), total: emptyTaxYear(taxYear) };
  const reserved = reservePayout(store.settled.head, { ...manually, tax }, sha256);
  expect(await store.ledger.write(reserved)).toBe('written');
  return { ...store, reserved };
}

/** What every store of accounts and payouts promises. */
export function ledgerStoreContract(name: string, openEmpty: () => Promise<LedgerUnderTest>) {
  describe(`${name}, accounts`, () => {
    it('begins every account empty', async () => {
      const ledger = await openEmpty();

      expect(await ledger.readHead('acme', 'mia')).toEqual(emptyAccountHead('acme', 'mia'));
      expect(await ledger.listEntries('acme', 'mia', 0, 10)).toEqual([]);
    });

    it('takes in legs with a head and an entry, and then they are posted', async () => {
      const { ledger, settled } = await openSettled(openEmpty);

      expect(await ledger.readHead('acme', 'mia')).toEqual(settled.head);
      expect(await ledger.listEntries('acme', 'mia', 0, 10)).toEqual([settled.entry]);
      expect(await ledger.listUnposted([aLeg()])).toEqual([]);
    });

    it('lets one of many concurrent writes after a sequence win', async () => {
      const ledger = await openEmpty();
      const legs = Array.from({ length: 6 }, (_, order) => aLeg({ conversionId: `shop~${order}` }));
      const changes = await Promise.all(legs.map((leg) => settle(ledger, [leg])));

      const answers = await Promise.all(changes.map((change) => ledger.write(change)));

      expect(answers.filter((answer) => answer === 'written')).toHaveLength(1);
      expect(await ledger.listEntries('acme', 'mia', 0, 10)).toHaveLength(1);
      expect(await ledger.listUnposted(legs)).toHaveLength(5);
    });

    it('refuses a write that would leave a gap after the head', async () => {
      const { ledger, settled } = await openSettled(openEmpty);
      const leg = aLeg({ conversionId: 'shop~2' });
      const ahead = { ...settled.head, sequence: settled.head.sequence + 1 };

      const gap = settleLegs(ahead, [leg], { postedAt: at, sha256 });

      expect(await ledger.write(gap)).toBe('stale');
      expect(await ledger.readHead('acme', 'mia')).toEqual(settled.head);
      expect(await ledger.listUnposted([leg])).toEqual([leg]);
    });

    it('takes in a leg once: a second write finds it posted and changes nothing', async () => {
      const { ledger, settled } = await openSettled(openEmpty);

      const again = await settle(ledger, [aLeg()]);
      const among = await settle(ledger, [aLeg({ conversionId: 'shop~2' }), aLeg()]);

      expect(await ledger.write(again)).toBe('stale');
      expect(await ledger.write(among)).toBe('stale');
      expect(await ledger.readHead('acme', 'mia')).toEqual(settled.head);
      expect(await ledger.listUnposted([aLeg({ conversionId: 'shop~2' })])).toHaveLength(1);
    });

    it('takes in as many legs as one entry may have, and knows more of them than one request asks for', async () => {
      const ledger = await openEmpty();
      const legs = Array.from({ length: 120 }, (_, order) =>
        aLeg({ conversionId: `shop~${order}` }),
      );

      expect(await ledger.write(await settle(ledger, legs.slice(0, 80)))).toBe('written');
      expect((await ledger.readHead('acme', 'mia')).balances.USD?.payable).toBe(80_000n);
      expect(await ledger.listUnposted(legs)).toEqual(legs.slice(80));
    });

    it('keeps an order’s legs of one revision in cash and in other units apart', async () => {
      const ledger = await openEmpty();
      const [cash, points, goods] = ['USD', 'points', 'product:A#1'].map((unit) => aLeg({ unit }));
      const next = aLeg({ revision: 2 });
      const legs = [cash, points, goods, next] as Leg[];

      expect(await ledger.write(await settle(ledger, [points] as Leg[]))).toBe('written');

      expect(await ledger.listUnposted(legs)).toEqual([cash, goods, next]);
      expect((await ledger.readHead('acme', 'mia')).balances).toMatchObject({
        points: { payable: 1_000n },
      });
    });

    it('keeps legs of several creators and merchants apart', async () => {
      const { ledger } = await openSettled(openEmpty);
      const others = [aLeg({ creatorId: 'leo' }), aLeg({ merchantId: 'other' })];

      expect(await ledger.listUnposted([aLeg(), ...others])).toEqual(others);
      expect(await ledger.listUnposted([])).toEqual([]);
    });

    it('names creators to whom only goods or points are payable, too', async () => {
      const ledger = await openEmpty();

      expect(await ledger.write(await settle(ledger, [aLeg({ unit: 'points' })]))).toBe('written');

      expect(await ledger.listPayableCreators('acme')).toEqual(['mia']);
    });

    it('lists entries after a sequence in order, up to a limit', async () => {
      const ledger = await openEmpty();
      for (const order of [1, 2, 3]) {
        await ledger.write(await settle(ledger, [aLeg({ conversionId: `shop~${order}` })]));
      }

      const found = await ledger.listEntries('acme', 'mia', 1, 10);
      expect(found.map(({ sequence }) => sequence)).toEqual([2, 3]);
      expect(await ledger.listEntries('acme', 'mia', 0, 1)).toHaveLength(1);
    });

    it('names the creators of a merchant with something payable', async () => {
      const { ledger } = await openSettled(openEmpty);

      expect(await ledger.listPayableCreators('acme')).toEqual(['mia']);
      expect(await ledger.listPayableCreators('other')).toEqual([]);
    });

    it('no longer names a creator whose payable is reserved', async () => {
      const { ledger } = await openReserved(openEmpty);

      expect(await ledger.listPayableCreators('acme')).toEqual([]);
    });
  });

  describe(`${name}, payouts`, () => {
    it('posts the indirect tax of an invoice once, and keeps with the head how much is open', async () => {
      const { ledger, settled } = await openSettled(openEmpty);
      const claim = { claim: 'SB-1', invoice: 'SB-1', currency: 'USD', minorUnits: 2n ** 63n };
      const posted = postIndirectTax(settled.head, claim, { at, sha256 });
      const { cause } = posted.entry;
      expect(await ledger.hasIndirectTax('acme', 'mia', cause)).toBe(false);

      expect(await ledger.write(posted)).toBe('written');
      expect(await ledger.hasIndirectTax('acme', 'mia', cause)).toBe(true);
      expect(await ledger.hasIndirectTax('acme', 'leo', cause)).toBe(false);
      expect((await ledger.readHead('acme', 'mia')).indirectTax).toEqual({
        USD: { openMinorUnits: 2n ** 63n, reservedMinorUnits: 0n },
      });
      expect(await ledger.write(postIndirectTax(posted.head, claim, { at, sha256 }))).toBe('stale');
    });

    it('keeps whose parts are set aside with the head', async () => {
      const { ledger, settled } = await openSettled(openEmpty);
      await ledger.addBatch(batch);
      const order = { currency: 'USD', runId: run.runId, batchId, at } as const;
      const reserved = reservePayout(
        settled.head,
        { ...order, method: { rail: 'manual' }, terms: somePayeeTerms() },
        sha256,
      );

      expect(await ledger.write(reserved)).toBe('written');

      const { setAside } = await ledger.readHead('acme', 'mia');
      expect(setAside).toEqual({ USD: [{ payeeId: 'northern', minorUnits: 150n }] });
      expect(await ledger.listEntries('acme', 'mia', 1, 10)).toEqual([reserved.entry]);
      expect(await ledger.findPayout('acme', 'mia-usd-2')).toEqual(reserved.payout.next);
    });

    it('stores a payout with the entry that reserves it', async () => {
      const { ledger, payout } = await openReserved(openEmpty);

      expect(await ledger.findPayout('acme', payout.payoutId)).toEqual(payout);
      expect(await ledger.listPayoutsOfCreator('acme', 'mia')).toEqual([payout]);
      expect(await ledger.listPayoutsOfBatch(batch)).toEqual([payout]);
      expect(await ledger.findPayout('other', payout.payoutId)).toBeUndefined();
    });

    it('submits a payout once', async () => {
      const { ledger, payout } = await openReserved(openEmpty);

      const answers = await Promise.all([1, 2, 3].map(() => ledger.submit(payout, at)));

      expect(answers.filter((answer) => answer === 'submitted')).toHaveLength(1);
      expect(answers.filter((answer) => answer === 'stale')).toHaveLength(2);
      expect(await ledger.findPayout('acme', payout.payoutId)).toEqual(submitPayout(payout, at));
    });

    it('does not submit a payout after a reversal, and leaves it as it was', async () => {
      const { ledger, payout } = await openReserved(openEmpty);
      const refund = aLeg({ revision: 2, minorUnits: -400n });
      await ledger.write(await settle(ledger, [refund]));

      expect(await ledger.submit(payout, at)).toBe('reversed');
      expect(await ledger.findPayout('acme', payout.payoutId)).toEqual(payout);
    });

    it('moves a payout with its entry only from the state that the entry expects', async () => {
      const { ledger, reserved, payout } = await openReserved(openEmpty);
      const submitted = submitPayout(payout, at);
      const evidence = { at, evidence: 'booking 77' };
      const confirmed: AccountWrite = confirmPayout(reserved.head, submitted, evidence, sha256);

      expect(await ledger.write(confirmed)).toBe('stale');
      expect(await ledger.readHead('acme', 'mia')).toEqual(reserved.head);

      await ledger.submit(payout, at);
      expect(await ledger.write(confirmed)).toBe('written');
      expect((await ledger.findPayout('acme', payout.payoutId))?.state).toBe('confirmed');
    });

    it('marks a payout without an entry, and writes no line of its history over', async () => {
      const { ledger, payout } = await openReserved(openEmpty);
      await ledger.submit(payout, at);
      const submitted = submitPayout(payout, at);
      const unclear = moveTo(submitted, 'unclear', { at, evidence: 'no answer' });
      const other = moveTo(submitted, 'review', { at, evidence: 'two answers' });

      expect(await ledger.mark(unclear, 'intended')).toBe('stale');
      expect(await ledger.mark(unclear, 'submitted')).toBe('written');
      expect(await ledger.mark(other, 'submitted')).toBe('stale');
      expect(await ledger.findPayout('acme', payout.payoutId)).toEqual(unclear);
    });

    it('moves a payout with its entry only if nothing was noted of it meanwhile', async () => {
      const { ledger, reserved, payout } = await openReserved(openEmpty);
      await ledger.submit(payout, at);
      const submitted = submitPayout(payout, at);
      const atRail = { finding: 'in-progress', reference: 'tr_1' } as const;
      await ledger.mark(
        moveTo(submitted, 'submitted', { at, evidence: 'it goes on', atRail }),
        'submitted',
      );
      const evidence = { at, evidence: 'booking 77' };

      const write = confirmPayout(reserved.head, submitted, evidence, sha256);
      expect(await ledger.write(write)).toBe('stale');
      expect((await ledger.findPayout('acme', payout.payoutId))?.atRail).toEqual(atRail);
    });

    it('knows what is released to rails that are called until it is closed', async () => {
      const ledger = await openEmpty();
      const called = { ...batch, rail: 'stripe', connectionId: 'acme.stripe' } as const;
      const byHand = { ...batch, batchId: 'by-hand' };
      const released = { at, payoutIds: ['mia-usd-2'] };
      await ledger.addBatch(called);
      await ledger.addBatch(byHand);
      expect(await ledger.listOpenBatches()).toEqual([]);

      expect(await ledger.release({ ...called, released })).toBe('released');
      expect(await ledger.release({ ...called, released })).toBe('stale');
      await ledger.release({ ...byHand, released });
      expect(await ledger.listOpenBatches()).toEqual([{ merchantId: 'acme', batchId }]);

      expect(await ledger.noteCall(called, at)).toBeUndefined();
      expect(await ledger.noteCall(called, at + 1)).toBe(at);
      expect(await ledger.lastCallOf(called)).toBe(at + 1);
      expect(await ledger.listOpenBatches()).toEqual([{ merchantId: 'acme', batchId }]);

      await ledger.closeBatch(called);
      await ledger.closeBatch(called);
      expect(await ledger.listOpenBatches()).toEqual([]);
      expect(await ledger.findBatch('acme', batchId)).toEqual({ ...called, released });
    });

    it('keeps what a receiver was paid in a tax year with the reservation', async () => {
      const { ledger, reserved } = await openTaxed(openEmpty);

      expect(await ledger.readTaxYear(taxYear)).toEqual(reserved.taxYear);
      expect((await ledger.findPayout('acme', 'mia-usd-2'))?.withholding).toEqual(aWithholding());
      for (const other of [
        { merchantId: 'other' },
        { receiver: { kind: 'payee', id: 'mia' } as const },
        { currency: 'EUR' },
        { taxYear: 2025 },
      ]) {
        const key = { ...taxYear, ...other };
        expect(await ledger.readTaxYear(key)).toEqual(emptyTaxYear(key));
      }
    });

    it('writes nothing when somebody else has counted a payment meanwhile', async () => {
      const { ledger, settled } = await openTaxed(openEmpty);
      // Another account, and so another head, but the same receiver's year.
      const leo = await settle(ledger, [aLeg({ conversionId: 'shop~2', creatorId: 'leo' })]);
      await ledger.write(leo);
      const tax = { withholding: aWithholding(), total: emptyTaxYear(taxYear) };
      const late = reservePayout(leo.head, { ...manually, tax }, sha256);

      expect(await ledger.write(late)).toBe('stale');
      expect(await ledger.readHead('acme', 'leo')).toEqual(leo.head);
      expect(await ledger.findPayout('acme', 'leo-usd-2')).toBeUndefined();
      expect(settled.head.sequence).toBe(1);

      const total = await ledger.readTaxYear(taxYear);
      const again = reservePayout(leo.head, { ...manually, tax: { ...tax, total } }, sha256);
      expect(await ledger.write(again)).toBe('written');
      expect(await ledger.readTaxYear(taxYear)).toMatchObject({
        ...{ version: 2, paid: [{ grossMinorUnits: 2_000n, withheldMinorUnits: 480n }] },
      });
    });

    it('keeps the first of two runs or batches of one id', async () => {
      const ledger = await openEmpty();

      expect(await ledger.addRun(run)).toBe('added');
      expect(await ledger.addRun({ ...run, dryRun: true })).toBe('duplicate');
      expect(await ledger.findRun('acme', run.runId)).toEqual(run);
      expect(await ledger.findRun('other', run.runId)).toBeUndefined();

      expect(await ledger.addBatch(batch)).toBe('added');
      expect(await ledger.addBatch({ ...batch, rail: 'csv' })).toBe('duplicate');
      expect(await ledger.findBatch('acme', batchId)).toEqual(batch);
      expect(await ledger.findBatch('other', batchId)).toBeUndefined();
    });

    it('keeps the first run of an id also where it pays more creators than one item holds', async () => {
      const ledger = await openEmpty();
      const many = Array.from({ length: 20_000 }, (_, n) => ({
        ...{ creatorId: sha256(`creator ${n}`), batchId, currency: 'USD' },
        minorUnits: BigInt(n + 1),
      }));
      const large = { ...run, planned: many };

      expect(await ledger.addRun(large)).toBe('added');
      expect(await ledger.addRun({ ...large, planned: many.slice(1) })).toBe('duplicate');
      expect(await ledger.findRun('acme', run.runId)).toEqual(large);
    });

    it('releases a batch once, and never one that is not there', async () => {
      const ledger = await openEmpty();
      const released = { ...batch, released: { at, file: 'a.csv', payoutIds: ['mia-usd-2'] } };

      expect(await ledger.release(released)).toBe('stale');
      await ledger.addBatch(batch);
      expect(await ledger.release(released)).toBe('released');
      const again = { ...batch, released: { at: at + 1, payoutIds: [] } };
      expect(await ledger.release(again)).toBe('stale');

      expect(await ledger.findBatch('acme', batchId)).toEqual(released);
    });

    it('lists a merchant’s batches by id', async () => {
      const ledger = await openEmpty();
      const second = { ...batch, batchId: '2026-05-15-manual-USD-1' };

      await ledger.addBatch(second);
      await ledger.addBatch(batch);

      expect(await ledger.listBatches('acme')).toEqual([batch, second]);
      expect(await ledger.listBatches('other')).toEqual([]);
    });
  });
}
