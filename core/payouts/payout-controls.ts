import type { Money } from '../money/money.ts';
import type { RewardValue } from '../tax/fair-value.ts';

/** What a merchant wants to have looked at before money moves. */
export type PayoutControls = {
  /** A run that pays out more than one of these waits for a second person. A currency without one never does. */
  readonly approvalLimits: readonly Money[];
  /** Whether whoever shares an account undeclared is paid: `show` only says so; `hold` waits until that is cleared up. */
  readonly duplicateAccounts: 'show' | 'hold';
  /** What units that are no cash are worth for tax. Absent: nobody has said. */
  readonly rewardValues?: readonly RewardValue[];
  /** By whose rates payouts are exchanged. Absent: the ECB's. */
  readonly rateSource?: string;
};

/** Of a merchant who has said nothing. */
export const defaultPayoutControls: PayoutControls = {
  approvalLimits: [],
  duplicateAccounts: 'show',
};

/** Where a merchant's controls are kept. */
export interface PayoutControlsStore {
  /** The defaults, if the merchant has said nothing. */
  read(merchantId: string): Promise<PayoutControls>;
  save(merchantId: string, controls: PayoutControls): Promise<void>;
}
