import { lookUpsEndAfterMs } from '../../core/payouts/call-times.ts';
import { msPerHour } from '../../core/time/instant.ts';
import type { Schedule } from './schedule.ts';
import type { Story } from './story/story.ts';

/**
 * What became of payouts over rails that are called is found out: by the rail's word, or, once nobody waits for that any more,
 * by a person. Where nobody is paid so, nothing happens.
 */
export async function lookUpLast(
  schedule: Schedule,
  { rails }: Pick<Story, 'rails'>,
): Promise<void> {
  const { world, outside } = schedule;
  const { aroundRails } = outside;
  if (rails === undefined) return;
  await outside.fire('look-up-payouts');
  await schedule.calm();
  if (aroundRails.hasOpen) {
    schedule.passTo(world.runtime.at + lookUpsEndAfterMs + msPerHour);
    await outside.fire('look-up-payouts');
    await schedule.calm();
  }
  // What was found out meanwhile by others ends its batch only now.
  await outside.fire('look-up-payouts');
  await schedule.calm();
}
