import { describe, expect, it } from '@jest/globals';
import { payoutEvents } from '../../../functions/publish-events/payout-events.ts';
import { somePayeeTerms } from '../../support/factories/a-payee.ts';
import { aPayout } from '../../support/factories/a-payout.ts';

describe('payoutEvents', () => {
  it('says who is paid for the creator, and nothing of it where the creator is', () => {
    const division = {
      ...{ payeeId: 'northern', payableMinorUnits: 10_000n, dividedMinorUnits: 10_000n },
      terms: somePayeeTerms(),
      parts: [{ minorUnits: 8_500n }, { payeeId: 'northern', minorUnits: 1_500n }],
    };

    const [ofPayee] = payoutEvents({ before: undefined, after: aPayout({ division }) });
    const [ofCreator] = payoutEvents({ before: undefined, after: aPayout() });

    expect(ofPayee?.detail).toMatchObject({ creatorId: 'mia', payeeId: 'northern' });
    expect(ofCreator?.detail).not.toHaveProperty('payeeId');
  });
});
