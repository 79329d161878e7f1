import { availableParallelism } from 'node:os';
import type { LocalPlan } from '../plan.ts';

/**
 * How many batches of one source are given to a function at once: no more than it may have
 * processes, because a batch that waits for one would only use up its visibility time-out.
 */
export function functionConcurrency(
  plan: LocalPlan,
  functionId: string,
  sourceMax = Number.POSITIVE_INFINITY,
): number {
  const planned = plan.functions.find(({ logicalId }) => logicalId === functionId);
  const reserved = planned?.reservedConcurrency ?? Number.POSITIVE_INFINITY;

  return Math.max(1, Math.min(sourceMax, reserved, availableParallelism()));
}
