import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../../adapters/crypto/sha256.ts';
import { hashEntry } from '../../../../core/ledger/append-entry.ts';
import { checkJournal } from '../../../../core/ledger/checks/check-journal.ts';
import type { Entry } from '../../../../core/ledger/entry.ts';
import { aLeg } from '../../../support/factories/a-leg.ts';
import { settleInGroups } from '../../../support/settle-in-groups.ts';

const { entries, head } = settleInGroups(
  [1, 2, 3].map((order) => [aLeg({ conversionId: `shop~${order}` })]),
);
const journal = { merchantId: 'acme', name: 'creator/mia' };
const end = { sequence: head.sequence, hash: head.lastHash };

const detailsOf = (found: readonly Entry[], with_: Partial<typeof journal> = {}) =>
  checkJournal({ ...journal, ...with_, entries: found }, sha256).map(({ detail }) => detail);

const rehashed = (entry: Entry): Entry => ({ ...entry, hash: hashEntry(entry, sha256) });

describe('checkJournal', () => {
  it('has nothing against a whole journal, in whatever order it is read', () => {
    expect(checkJournal({ ...journal, entries: entries.toReversed(), end }, sha256)).toEqual([]);
  });

  it('finds a gap that was chained over', () => {
    const [first, , third] = entries;
    if (first === undefined || third === undefined) throw new Error('There are three.');

    const found = detailsOf([first, rehashed({ ...third, previousHash: first.hash })]);

    expect(found).toEqual(['The journal continues with 3, not with 2.']);
  });

  it('finds an entry that follows another than the one before it', () => {
    const [first, second] = entries;
    if (first === undefined || second === undefined) throw new Error('There are three.');

    const found = detailsOf([first, rehashed({ ...second, previousHash: 'another' })]);

    expect(found).toEqual(['The entry does not follow the one before it.']);
  });

  it('finds that the head knows another last entry of the same place', () => {
    const found = checkJournal({ ...journal, entries, end: { ...end, hash: 'other' } }, sha256);

    expect(found).toMatchObject([{ invariant: 'I9', where: 'acme/creator/mia' }]);
  });

  it('finds an entry of another journal', () => {
    expect(detailsOf(entries.slice(0, 1), { name: 'creator/leo' })).toEqual([
      'The entry says that it belongs to creator/mia.',
    ]);
  });
});
