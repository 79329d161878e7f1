import { describe, expect, it } from '@jest/globals';
import { accountOf } from '../../../core/payouts/account-of.ts';
import { findUndeclaredOwners } from '../../../core/payouts/duplicate-accounts.ts';
import { aSealedMethod } from '../../support/a-text-seal.ts';
import { aCreator, aPayee, daysAfterOrder, somePayeeTerms } from '../../support/factories/index.ts';

const payoutMethod = aSealedMethod({ rail: 'csv', holder: 'M', account: 'ACCOUNT-0001' });
const account = accountOf(payoutMethod) ?? { fingerprints: [] };
const [mia, leo] = ['mia', 'leo'].map((creatorId) => aCreator({ creatorId, payoutMethod }));
if (mia === undefined || leo === undefined) throw new Error('There are two.');
const agency = aPayee({ payoutMethod });
const from = daysAfterOrder(1);
const at = daysAfterOrder(2);
const paidToAgency = { payees: [{ from, terms: somePayeeTerms() }] };
const idsOf = (creators: (typeof mia)[], payees = [agency].slice(1)) =>
  findUndeclaredOwners(account, { creators, payees }, at).map(({ id }) => id);

describe('findUndeclaredOwners', () => {
  it('finds two creators who are paid to one account', () => {
    expect(idsOf([mia, leo])).toEqual(['mia', 'leo']);
  });

  it('finds nobody with an account of their own, or with another one by now', () => {
    expect(idsOf([mia])).toEqual([]);
    expect(idsOf([mia, aCreator({ creatorId: 'leo' })])).toEqual([]);
  });

  it('finds nobody with the account of the agency that is declared for them', () => {
    const all = [mia, leo].map((creator) => ({ ...creator, ...paidToAgency }));

    expect(idsOf(all, [agency])).toEqual([]);
  });

  it('finds a creator with the account of somebody else’s agency, and the agency', () => {
    expect(idsOf([{ ...mia, ...paidToAgency }, leo], [agency])).toEqual(['leo', 'northern']);
  });

  it('asks who is declared now, not who was', () => {
    const left = { payees: [{ from: 0, terms: somePayeeTerms() }, { from }] };

    expect(idsOf([{ ...mia, ...left }], [agency])).toEqual(['mia', 'northern']);
  });
});
