import type { Payout } from '../../core/payouts/payout.ts';

/** How far the payouts of a batch are: each is counted in all that it has reached, and taken-back ones in nothing. */
export function countPayouts(payouts: readonly Payout[]) {
  const kept = payouts.filter(({ state }) => state !== 'cancelled');
  const count = (has: (payout: Payout) => boolean) => kept.filter(has).length;
  return {
    reserved: kept.length,
    submitted: count(({ history }) => history.some(({ state }) => state === 'submitted')),
    confirmed: count(({ state }) => state === 'confirmed'),
    // What had arrived and came back is the merchant's again, like what never arrived.
    failed: count(({ state }) => state === 'failed' || state === 'returned'),
  };
}
