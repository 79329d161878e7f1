import type { CommissionGroup } from './commission-group.ts';

/** What a sale earns is divided by credit; what one creator did or was promised is not. */
export function isByCredit({ reward }: Pick<CommissionGroup, 'reward'>): boolean {
  return reward === 'percent' || reward === 'flat-per-order' || reward === 'flat-per-item';
}
