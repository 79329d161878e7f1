import type { MoneyDocument } from '../../core/money/money-document.ts';
import { conversionIdOf } from './figures/read-explanation.ts';
import { readCommission } from './figures/read-pitfalls.ts';
import type { DemoSystem } from './open-demo-system.ts';
import { type PaidCreators, payCreators } from './pay-creators.ts';
import { drain, moveClock, playStep } from './play-story.ts';
import { connectCreator, disconnectCreator } from './social/connect-creator.ts';
import { connectStop, disconnectStop } from './social/social-story.ts';
import { afterCloses } from './story/story-calendar.ts';
import type { Story, StoryStep } from './story/story-types.ts';

/** What happened besides what the API can still be asked about at the end. */
export type PlayedDemo = PaidCreators & {
  /** What the order that is edited after the payout had earned before. */
  readonly editedCommissionBefore: MoneyDocument | undefined;
};

/** The stop at which a manager puts one order on hold. */
const holdStop = 8;

/**
 * Lets the story's quarter happen: clicks, webhooks, a hold, and once the windows are over the
 * payouts; what is told after that stop then meets money that is paid.
 */
export async function playDemo(
  system: DemoSystem,
  story: Story,
  outputFolder: string,
  progress: (message: string) => void,
): Promise<PlayedDemo> {
  let played: PlayedDemo | undefined;
  for (const step of story.steps) {
    await moveClock(system.runtime.url, step.at);
    progress(describeStep(step));
    if (step.step === connectStop) await connectCreator(system, system.platforms);
    if (step.step === disconnectStop) await disconnectCreator(system);
    await playStep(system.world, step);
    if (step.step === holdStop) await holdOrder(system, story);
    if (step.step === afterCloses) {
      progress('the payout run: dry, then real, with files and confirmations');
      played = await payOut(system, story, outputFolder);
    }
  }
  await drain(system.runtime.url);
  if (played === undefined) throw new RangeError('The story ended before its windows did.');
  return played;
}

function describeStep({ at, title, clicks, deliveries }: StoryStep): string {
  const day = new Date(at).toISOString().slice(0, 10);
  const clickCount = clicks.flat().length;
  const deliveryCount = deliveries.flat(2).length;
  return `${day}  ${title} (${clickCount} clicks, ${deliveryCount} webhooks)`;
}

async function holdOrder({ merchant, runtime }: DemoSystem, story: Story): Promise<void> {
  const order = story.named['on-hold'];
  if (order === undefined) throw new RangeError('The story has no order to hold.');
  await drain(runtime.url);
  const conversionId = conversionIdOf(order);
  const note = 'The address belongs to a freight forwarder; asked the customer.';
  await merchant.post(
    '/v1/holds',
    { conversionId, reason: 'manual', note },
    'hold-freight-forwarder',
  );
}

async function payOut(system: DemoSystem, story: Story, outputFolder: string): Promise<PlayedDemo> {
  const edited = story.named['edited-after-payout'];
  if (edited === undefined) throw new RangeError('The story has no order to edit.');
  await drain(system.runtime.url);
  const editedCommissionBefore = await readCommission(system.merchant, edited);
  return { ...(await payCreators(system, outputFolder)), editedCommissionBefore };
}
