import { mulberry32, type Random } from '../mulberry32.ts';
import { afterCloses, lastBeforeCloses } from './story-calendar.ts';
import type { Story, StoryDelivery } from './story-types.ts';

/** How many of 100 deliveries come once more. */
const repeatedOutOf100 = 30;

/**
 * The same world, told badly: every delivery is late by a random number of stops, in any order, and
 * many come twice. Clicks and clock stay as they are.
 *
 * Evidence that was told before the windows end is still told before they end, and what was told
 * after is told after; a refund alone may slip past the closes. So everybody is owed the same.
 */
export function shuffleStory(story: Story, seed: number): Story {
  const random = mulberry32(seed);
  const late = story.steps.flatMap(({ deliveries }) =>
    deliveries.flat(2).flatMap((delivery) => tellLate(delivery, story.steps.length - 1, random)),
  );
  const shuffled = random.shuffle(late);
  return {
    ...story,
    steps: story.steps.map((step) => ({
      ...step,
      deliveries: shuffled.filter((one) => one.step === step.step).map((one) => [[one]]),
    })),
  };
}

function tellLate(delivery: StoryDelivery, lastStep: number, random: Random): StoryDelivery[] {
  const isBound = delivery.isEvidence && delivery.step < afterCloses;
  const latest = isBound ? lastBeforeCloses : lastStep;
  const copies = random.chance(repeatedOutOf100) ? 2 : 1;
  return Array.from({ length: copies }, () => ({
    ...delivery,
    step: delivery.step + random.below(latest - delivery.step + 1),
  }));
}
