import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { emptyAccountHead } from '../../../core/ledger/empty-account-head.ts';
import type { AccountKind, Entry, EntryDraft, Leg } from '../../../core/ledger/entry.ts';
import { postToAccount } from '../../../core/ledger/post-to-account.ts';
import { settleLegs } from '../../../core/ledger/settle-legs.ts';
import { cutStatement, describeStatement } from '../../../core/statements/index.ts';
import { nextMonth } from '../../../core/time/month-span.ts';
import { parseInstant } from '../../../core/time/parse-instant.ts';
import { aSettledStore } from '../../support/a-settled-store.ts';
import { arbitraryLegs } from '../../support/arbitrary-legs.ts';
import { aLeg } from '../../support/factories/a-leg.ts';

const mia = { merchantId: 'acme', creatorId: 'mia' };
const noReferences = { orders: new Map(), payouts: new Map() };

function momentOf(text: string): number {
  const at = parseInstant(text);
  if (at === undefined) throw new Error(`${text} is not a moment.`);
  return at;
}

type Posted = { readonly at: string } & (
  | { readonly leg: Partial<Leg> }
  | Pick<EntryDraft, 'kind' | 'cause' | 'postings'>
);

/** A journal of `mia` with these entries. */
function aJournal(...posted: readonly Posted[]): Entry[] {
  let head = emptyAccountHead('acme', 'mia');
  return posted.map((each) => {
    const postedAt = momentOf(each.at);
    const change =
      'leg' in each
        ? settleLegs(head, [aLeg(each.leg)], { postedAt, sha256 })
        : postToAccount(head, { ...each, eventAt: postedAt, postedAt, legs: [] }, sha256);
    head = change.head;
    return change.entry;
  });
}

/** What moves from one account to another. */
const move = (from: AccountKind, to: AccountKind, minorUnits: bigint) => [
  { account: from, owner: 'mia', unit: 'USD', minorUnits },
  { account: to, owner: 'mia', unit: 'USD', minorUnits: -minorUnits },
];

describe('cutStatement', () => {
  it('gives every line its reason: orders, restatements and payouts', async () => {
    const { accounts } = await aSettledStore();
    const entries = accounts.find(({ head }) => head.creatorId === 'mia')?.entries ?? [];

    const cut = cutStatement('2026-04', 'UTC', entries);

    expect(cut.units.find(({ unit }) => unit === 'USD')).toMatchObject({
      openingMinorUnits: 0n,
      lines: [
        { kind: 'order', conversionId: 'shop~1', revision: 1, minorUnits: 1_000n },
        { kind: 'payout', payoutId: 'mia-usd-2', minorUnits: -1_000n },
        { kind: 'order', conversionId: 'shop~1', revision: 2, minorUnits: -400n },
      ],
      closingMinorUnits: -400n,
      closingBalances: { debt: 400n, paid: 1_000n },
    });
    expect(cut).toMatchObject({
      ...{ afterSequence: 0, throughSequence: entries.length },
      lastHash: entries.at(-1)?.hash,
    });
  });

  it('cuts by posting time on the calendar of the merchant', () => {
    const entries = aJournal(
      { leg: { conversionId: 'shop~1', minorUnits: 1n }, at: '2026-02-28T22:59:59.999Z' },
      { leg: { conversionId: 'shop~2', minorUnits: 20n }, at: '2026-02-28T23:00:00.000Z' },
      { leg: { conversionId: 'shop~3', minorUnits: 300n }, at: '2026-03-31T22:00:00.000Z' },
    );

    const march = cutStatement('2026-03', 'Europe/Berlin', entries);

    expect(march.units).toMatchObject([
      { openingMinorUnits: 1n, lines: [{ minorUnits: 20n }], closingMinorUnits: 21n },
    ]);
    expect(march).toMatchObject({ afterSequence: 1, throughSequence: 2 });
  });

  it('lets a late restatement enter the open month, and names where its order first stood', () => {
    const entries = aJournal(
      { leg: { minorUnits: 1_000n }, at: '2026-02-10T10:00:00Z' },
      { leg: { revision: 2, minorUnits: -400n }, at: '2026-03-05T10:00:00Z' },
    );

    const before = cutStatement('2026-02', 'UTC', entries.slice(0, 1));
    const after = cutStatement('2026-02', 'UTC', entries);
    const march = describeStatement(mia, cutStatement('2026-03', 'UTC', entries), noReferences);

    expect(after).toEqual(before);
    expect(march.units[0]?.lines).toMatchObject([{ revision: 2, restates: 'mia-2026-02' }]);
  });

  it('carries a negative balance forward', () => {
    const entries = aJournal(
      { leg: { minorUnits: -700n }, at: '2026-02-10T10:00:00Z' },
      { leg: { conversionId: 'shop~2', minorUnits: 200n }, at: '2026-03-05T10:00:00Z' },
    );

    const [march] = cutStatement('2026-03', 'UTC', entries).units;

    expect(march).toMatchObject({ openingMinorUnits: -700n, closingMinorUnits: -500n });
  });

  it('takes what bears the time of an issued month into the open one', () => {
    const entries = aJournal(
      { leg: { conversionId: 'shop~1', minorUnits: 1n }, at: '2026-02-10T10:00:00Z' },
      { leg: { conversionId: 'shop~2', minorUnits: 20n }, at: '2026-02-11T10:00:00Z' },
    );

    const march = cutStatement('2026-03', 'UTC', entries, 1);

    expect(march).toMatchObject({ afterSequence: 1, throughSequence: 2 });
    expect(march.units).toMatchObject([{ openingMinorUnits: 1n, lines: [{ minorUnits: 20n }] }]);
  });

  it('keeps a month one piece of the journal where clocks differ', () => {
    const entries = aJournal(
      { leg: { conversionId: 'shop~1', minorUnits: 1n }, at: '2026-03-01T00:00:00.001Z' },
      { leg: { conversionId: 'shop~2', minorUnits: 20n }, at: '2026-02-28T23:59:59.999Z' },
    );

    expect(cutStatement('2026-02', 'UTC', entries).units).toEqual([]);
    expect(cutStatement('2026-03', 'UTC', entries)).toMatchObject({
      ...{ afterSequence: 0, throughSequence: 2 },
    });
  });

  it('shows tax that is kept back, and not that it is sent on', () => {
    const entries = aJournal(
      { leg: { minorUnits: 1_000n }, at: '2026-03-02T10:00:00Z' },
      {
        ...{ kind: 'reserve', cause: 'reserve/mia-usd-2', at: '2026-03-15T10:00:00Z' },
        postings: [
          { account: 'payable', owner: 'mia', unit: 'USD', minorUnits: 1_000n },
          { account: 'in-payout', owner: 'mia', unit: 'USD', minorUnits: -760n },
          { account: 'tax-withheld', owner: 'mia', unit: 'USD', minorUnits: -240n },
        ],
      },
      {
        ...{ kind: 'confirm', cause: 'remit/2026-03', at: '2026-03-20T10:00:00Z' },
        postings: move('tax-withheld', 'cash-clearing', 240n),
      },
    );

    const [unit] = cutStatement('2026-03', 'UTC', entries).units;

    expect(unit).toMatchObject({
      lines: [
        { kind: 'order', minorUnits: 1_000n },
        { kind: 'withholding', payoutId: 'mia-usd-2', minorUnits: -240n },
      ],
      closingMinorUnits: 760n,
    });
  });

  it.each(['write-off', 'rail-fee', 'fx-difference', 'indirect-tax'] as const)(
    'shows a posting against %s under its name',
    (account) => {
      const entries = aJournal(
        { leg: { minorUnits: 1_000n }, at: '2026-03-02T10:00:00Z' },
        {
          ...{ kind: 'settle', cause: `${account}/1`, at: '2026-03-15T10:00:00Z' },
          postings: move('payable', account, 30n),
        },
      );

      const [unit] = cutStatement('2026-03', 'UTC', entries).units;

      expect(unit?.lines.at(-1)).toMatchObject({ kind: 'other', account, minorUnits: -30n });
      expect(unit?.closingMinorUnits).toBe(970n);
    },
  );

  it('is a chain for any journal: a month opens with what the month before closed with', () => {
    const months = ['2025-12', '2026-01', '2026-02', '2026-03', '2026-04'];
    fc.assert(
      fc.property(arbitraryLegs, fc.infiniteStream(fc.nat({ max: 9_999_999 })), (legs, times) => {
        const moments = legs
          .map(() => momentOf('2026-01-01T00:00:00Z') + (times.next().value ?? 0) * 1_000)
          .toSorted((a, b) => a - b);
        const entries = aJournal(
          ...legs.map((leg, place) => ({ leg, at: new Date(moments[place] ?? 0).toISOString() })),
        );
        const cuts = months.map((month) => cutStatement(month, 'America/New_York', entries));

        for (const [place, cut] of cuts.slice(1).entries()) {
          const before = cuts[place];
          expect(nextMonth(before?.month ?? '')).toBe(cut.month);
          expect(cut.afterSequence).toBe(before?.throughSequence);
          for (const { unit, openingMinorUnits } of cut.units) {
            const closed = before?.units.find((each) => each.unit === unit);
            expect(openingMinorUnits).toBe(closed?.closingMinorUnits ?? 0n);
          }
        }
        const lines = cuts.flatMap(({ units }) => units.flatMap((unit) => unit.lines));
        expect(lines.length).toBe(legs.length);
      }),
      { numRuns: 50 },
    );
  });

  it.each(['2026-13', '2026', 'now'])('knows no month %s', (month) => {
    expect(() => cutStatement(month, 'UTC', [])).toThrow(RangeError);
  });
});
