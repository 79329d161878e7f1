import { pausables } from '../../core/programs/program.ts';
import type { Schedule } from './schedule.ts';

/** Whatever is still paused goes on, so that everything can come to its end. */
export async function resumeAll(schedule: Schedule, merchantIds: readonly string[]): Promise<void> {
  const { outside } = schedule;
  for (const merchantId of merchantIds) {
    for (const what of pausables) {
      if (outside.wasPaused(merchantId, what)) await outside.resume({ merchantId, what });
    }
  }
  await schedule.calm();
}
