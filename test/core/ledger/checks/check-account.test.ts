import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../../adapters/crypto/sha256.ts';
import { appendEntry } from '../../../../core/ledger/append-entry.ts';
import { foldPostings } from '../../../../core/ledger/balances.ts';
import { checkAccount } from '../../../../core/ledger/checks/check-account.ts';
import { emptyAccountHead } from '../../../../core/ledger/empty-account-head.ts';
import type { AccountKind, Entry, EntryDraft } from '../../../../core/ledger/entry.ts';
import { aPeriodAccount } from '../../../support/factories/a-period-account.ts';
import { orderMoment } from '../../../support/factories/index.ts';

const move = (from: AccountKind, to: AccountKind, minorUnits: bigint, owner = 'mia') => [
  { account: from, owner, unit: 'USD', minorUnits },
  { account: to, owner, unit: 'USD', minorUnits: -minorUnits },
];

/** An account whose journal is chained and balanced, and whose head agrees, whatever it says. */
function anAccount(
  ...drafts: readonly Pick<EntryDraft, 'kind' | 'postings'>[] & readonly Partial<EntryDraft>[]
) {
  const entries: Entry[] = [];
  for (const draft of drafts) {
    const end = entries.at(-1) ?? { sequence: 0, hash: '' };
    const whole: EntryDraft = {
      journal: 'creator/mia',
      cause: `${draft.kind}/${entries.length}`,
      eventAt: orderMoment,
      postedAt: orderMoment,
      legs: [],
      ...draft,
    };
    entries.push(appendEntry(whole, end, sha256));
  }
  const own = entries.flatMap(({ postings }) => postings);
  const head = {
    ...emptyAccountHead('acme', 'mia'),
    sequence: entries.length,
    lastHash: entries.at(-1)?.hash ?? '',
    balances: foldPostings({}, own),
  };
  return { head, entries };
}

const earned = (minorUnits: bigint) => ({
  kind: 'settle' as const,
  postings: move('settling', 'payable', minorUnits),
  legs: [{ conversionId: 'shop~1', revision: 1, unit: 'USD', minorUnits }],
});
const reserved = { kind: 'reserve', postings: move('payable', 'in-payout', 500n) } as const;
const confirmed = { kind: 'confirm', postings: move('in-payout', 'cash-clearing', 500n) } as const;

describe('checkAccount', () => {
  it('has nothing against money that is earned, reserved and paid in this order', () => {
    expect(checkAccount(anAccount(earned(500n), reserved, confirmed), sha256)).toEqual([]);
  });

  it('finds money that was reserved before it was earned', () => {
    const found = checkAccount(anAccount(reserved, earned(500n)), sha256);

    expect(found).toMatchObject([
      {
        invariant: 'I6',
        where: 'acme/creator/mia#1',
        detail: 'The balance payable is -500 in USD.',
      },
    ]);
  });

  it('finds a debt beside something payable', () => {
    const both = { kind: 'settle' as const, postings: move('debt', 'payable', 5n) };

    expect(checkAccount(anAccount(both), sha256)).toContainEqual(
      expect.objectContaining({ invariant: 'I8', where: 'acme/creator/mia#1' }),
    );
  });

  it('finds that more was paid than orders ever gave', () => {
    const invented = {
      kind: 'restate' as const,
      postings: move('commission-expense', 'payable', 500n),
    };

    expect(checkAccount(anAccount(invented, reserved, confirmed), sha256)).toMatchObject([
      { invariant: 'I6', where: 'acme/creator/mia' },
      { invariant: 'I11', detail: 'The entry expenses 500, its period says 0.' },
    ]);
  });

  it("finds that a period's terms come to something else than was posted for it", () => {
    const period = { programId: 'spring', period: '2026-03', currency: 'USD' };
    const bonus = {
      kind: 'period' as const,
      postings: move('commission-expense', 'payable', 500n),
      period: { ...period, version: 1, minorUnits: 500n },
    };
    const account = anAccount(bonus);
    const statement = { ...aPeriodAccount().statement, totalMinorUnits: 400n };
    const periods = [aPeriodAccount({ statement })];

    expect(checkAccount({ ...account, periods }, sha256)).toMatchObject([
      { invariant: 'I11', where: 'acme/creator/mia/period/spring/2026-03/USD' },
      { invariant: 'I2', where: 'acme/creator/mia/period/spring/2026-03/USD' },
    ]);
  });

  it("finds a posting to somebody else's account", () => {
    const strange = { kind: 'settle' as const, postings: move('pending', 'held', 5n, 'leo') };

    expect(checkAccount(anAccount(strange), sha256)).toContainEqual(
      expect.objectContaining({ invariant: 'I14', where: 'acme/creator/mia#1' }),
    );
  });

  it('finds an entry that settles another amount than its legs', () => {
    const { postings } = earned(501n);

    expect(checkAccount(anAccount({ ...earned(500n), postings }), sha256)).toMatchObject([
      { invariant: 'I11', where: 'acme/creator/mia#1' },
    ]);
  });
});
