import { mistakesInAmounts } from './mistakes-in-amounts.ts';
import { mistakesInConditions } from './mistakes-in-conditions.ts';
import { mistakesInDeliveries } from './mistakes-in-deliveries.ts';
import { mistakesInExchanges } from './mistakes-in-exchanges.ts';
import { mistakesInGuards } from './mistakes-in-guards.ts';
import { mistakesInKeys } from './mistakes-in-keys.ts';
import { mistakesInOrder } from './mistakes-in-order.ts';
import { mistakesInPayees } from './mistakes-in-payees.ts';
import { mistakesInRails } from './mistakes-in-rails.ts';
import { mistakesInTaxes } from './mistakes-in-taxes.ts';
import type { Mutant } from './mutant.ts';

/**
 * Deliberate mistakes, each of which the simulation must find. Guards that cover for each other are
 * removed in pairs.
 */
export const mutants: readonly Mutant[] = [
  ...mistakesInConditions,
  ...mistakesInGuards,
  ...mistakesInOrder,
  ...mistakesInKeys,
  ...mistakesInDeliveries,
  ...mistakesInAmounts,
  ...mistakesInPayees,
  ...mistakesInRails,
  ...mistakesInTaxes,
  ...mistakesInExchanges,
];
