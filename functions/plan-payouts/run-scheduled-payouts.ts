import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import { formatDay } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { PlanPayouts } from './plan-payouts.ts';

export type ScheduledPayoutsPorts = {
  readonly directory: Pick<ProgramDirectory, 'listMerchantIds'>;
  readonly planPayouts: PlanPayouts;
  readonly now: () => Instant;
};

/**
 * Plans what is due of every merchant, as the run of the (UTC) day: a schedule that fires twice
 * plans once.
 *
 * @throws AggregateError after all merchants had their turn, if some failed.
 */
export function makeRunScheduledPayouts(ports: ScheduledPayoutsPorts) {
  return async (): Promise<{ readonly merchants: number }> => {
    const runId = formatDay(ports.now());
    const merchantIds = await ports.directory.listMerchantIds();
    const failures: unknown[] = [];
    for (const merchantId of merchantIds) {
      try {
        await ports.planPayouts({ merchantId, runId, dryRun: false, isScheduled: true });
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) {
      throw new AggregateError(failures, `The payouts of ${failures.length} merchants failed.`);
    }
    return { merchants: merchantIds.length };
  };
}
