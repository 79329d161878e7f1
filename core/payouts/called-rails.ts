import type { CalledRail } from './payout-rail.ts';

/** The rails that are called, by name. */
export const calledRails = ['stripe', 'paypal', 'wise'] as const satisfies readonly CalledRail[];

/** Whether a rail is called, rather than given a file or left to a person. */
export function isCalledRail(rail: string): rail is CalledRail {
  return (calledRails as readonly string[]).includes(rail);
}
