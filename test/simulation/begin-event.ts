import type { Schedule } from './schedule.ts';
import type { StoryEvent } from './story/story.ts';

/** Has something come from outside; what it sets off happens by and by. */
export async function beginEvent({ outside }: Schedule, event: StoryEvent): Promise<void> {
  if (event.kind === 'fact') await outside.deliver(event.fact);
  if (event.kind === 'payments') await outside.tellPayments(event.fact);
  if (event.kind === 'deed') await outside.ask(event.deed);
  if (event.kind === 'rates') await outside.tellRates(event.merchantId);
  if (event.kind === 'close') await outside.fire('plan-closings');
  if (event.kind === 'pause') await outside.pause(event);
  if (event.kind === 'resume') await outside.resume(event);
  if (event.kind === 'state') await outside.fire('plan-periods');
  if (event.kind === 'look-up') await outside.fire('look-up-payouts');
  if (event.kind === 'pay') await outside.fire('plan-payouts');
  if (event.kind === 'run') await outside.askForRun(event);
}
