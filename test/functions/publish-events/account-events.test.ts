import { describe, expect, it } from '@jest/globals';
import { noteAccountChange } from '../../../core/payouts/account-change.ts';
import { accountEvents } from '../../../functions/publish-events/account-events.ts';
import { aSealedMethod } from '../../support/a-text-seal.ts';
import { aCreator, aPayee, daysAfterOrder } from '../../support/factories/index.ts';

const payoutMethod = aSealedMethod({ rail: 'csv', holder: 'M', account: 'ACCOUNT-0001' });
const at = daysAfterOrder(1);

describe('accountEvents', () => {
  it('tell once of an account that took another one’s place, with both ends and no number', () => {
    const before = aCreator();
    const after = noteAccountChange(before, aCreator({ payoutMethod }), at);
    const renamed = { ...after, name: 'Mia M.' };

    const events = accountEvents({ before, after });

    expect(events).toEqual([
      {
        type: 'payout-account.changed',
        at,
        detail: {
          eventId: `payout-account.changed/acme/creatorId/mia/${at}`,
          ...{ merchantId: 'acme', creatorId: 'mia' },
          from: { rail: 'sepa', accountEnding: '2051' },
          to: { rail: 'csv', accountEnding: '0001' },
          changedAt: '2026-03-03T10:00:00.000Z',
          paidFrom: '2026-03-06T10:00:00.000Z',
        },
      },
    ]);
    expect(accountEvents({ before: after, after: renamed })).toEqual([]);
  });

  it('name the payee whose account it is', () => {
    const after = noteAccountChange(aPayee(), aPayee({ payoutMethod }), at);

    expect(accountEvents({ before: aPayee(), after })).toMatchObject([
      { detail: { payeeId: 'northern' } },
    ]);
  });

  it('are none for a first account', () => {
    expect(accountEvents({ before: undefined, after: aCreator() })).toEqual([]);
  });
});
