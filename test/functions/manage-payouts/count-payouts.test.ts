import { describe, expect, it } from '@jest/globals';
import type { PayoutState } from '../../../core/payouts/payout.ts';
import { countPayouts } from '../../../functions/manage-payouts/count-payouts.ts';
import { aPayout } from '../../support/factories/a-payout.ts';

const reaching = (...states: PayoutState[]) =>
  aPayout({
    state: states.at(-1) ?? 'intended',
    history: states.map((state, at) => ({ state, at, evidence: 'test' })),
  });

describe('countPayouts', () => {
  it('counts a payout in all that it has reached, and what came back, however late, among the failed', () => {
    const payouts = [
      reaching('intended'),
      reaching('intended', 'cancelled'),
      reaching('intended', 'submitted', 'unclear'),
      reaching('intended', 'submitted', 'confirmed'),
      reaching('intended', 'submitted', 'failed'),
      reaching('intended', 'submitted', 'confirmed', 'returned'),
    ];

    expect(countPayouts(payouts)).toEqual({ reserved: 5, submitted: 4, confirmed: 1, failed: 2 });
  });
});
