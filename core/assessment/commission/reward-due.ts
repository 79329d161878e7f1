import type { CommissionGroup } from '../commission-group.ts';

/**
 * What one reward comes to, exactly, if those who share it had the whole credit:
 * `wholeNumerator / wholeDenominator` minor units of its unit.
 */
export type RewardDue = Pick<
  CommissionGroup,
  | 'reward'
  | 'unit'
  | 'rate'
  | 'flat'
  | 'exchange'
  | 'quantity'
  | 'multiplier'
  | 'milestone'
  | 'lineId'
  | 'baseMinorUnits'
  | 'referredCreatorId'
> & {
  readonly wholeNumerator: bigint;
  readonly wholeDenominator: bigint;
};
