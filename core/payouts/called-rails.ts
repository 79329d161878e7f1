import type { CalledRail, RewardRail } from './payout-rail.ts';

/** The rails that are called and move cash, by name. */
export const cashRails = ['stripe', 'paypal', 'wise'] as const satisfies readonly CalledRail[];

/** The rails that are called and hand out what is no cash, by name. */
export const rewardRails = [
  'fulfilment',
  'shopify-gift-card',
] as const satisfies readonly RewardRail[];

/** The rails that are called, by name. */
export const calledRails = [...cashRails, ...rewardRails] as const satisfies readonly CalledRail[];

/** Whether a rail is called, rather than given a file or left to a person. */
export function isCalledRail(rail: string): rail is CalledRail {
  return (calledRails as readonly string[]).includes(rail);
}
