import { readLedger } from './invariants/check-ledger.ts';
import type { Schedule } from './schedule.ts';

/**
 * Tells the rates of all days, so that nothing waits for them for ever. No walk looks at what is on hold
 * or not paid, so its estimate has them when something is heard of it again: here, of each.
 */
export async function tellLastRates(
  schedule: Schedule,
  merchantIds: readonly string[],
): Promise<void> {
  const { world, outside } = schedule;
  for (const merchantId of merchantIds) await outside.tellRates(merchantId);
  await schedule.calm();
  const { conversions } = await readLedger(world.dynamo);
  for (const { state } of conversions) {
    const { merchantId, conversionId, status, closeAt, missingRates } = state;
    if (missingRates === undefined || (status !== 'held' && closeAt !== undefined)) continue;
    world.queue('assess').send(JSON.stringify({ merchantId, conversionId }));
  }
  await schedule.calm();
}
