import { describe, expect, it } from '@jest/globals';
import { shuffleStory } from '../../../../cli/demo/story/shuffle-story.ts';
import { afterCloses, lastBeforeCloses } from '../../../../cli/demo/story/story-calendar.ts';
import type { Story } from '../../../../cli/demo/story/story-types.ts';
import { tellStory } from '../../../../cli/demo/story/tell-story.ts';

const story = tellStory();

describe('a shuffled story', () => {
  const shuffled = shuffleStory(story, 7);

  it('says everything that the story says, and some of it twice', () => {
    const before = idsOf(story);
    const after = idsOf(shuffled);

    expect(new Set(after)).toEqual(new Set(before));
    expect(after.length).toBeGreaterThan(before.length * 1.2);
  });

  it('is in another order, and in the same one for the same seed', () => {
    expect(idsOf(shuffled)).not.toEqual(idsOf(story));
    expect(idsOf(shuffleStory(story, 7))).toEqual(idsOf(shuffled));
    expect(idsOf(shuffleStory(story, 8))).not.toEqual(idsOf(shuffled));
  });

  it('keeps what was evidence before the closes before them, and lets refunds slip past', () => {
    const original = new Map(
      story.steps.flatMap((step) => step.deliveries.flat(2).map((one) => [one.deliveryId, one])),
    );
    const late = shuffled.steps
      .slice(lastBeforeCloses + 1)
      .flatMap((step) => step.deliveries.flat(2))
      .filter(({ deliveryId }) => (original.get(deliveryId)?.step ?? 0) < afterCloses);

    expect(late.length).toBeGreaterThan(0);
    expect(new Set(late.map(({ topic }) => topic))).toEqual(new Set(['refunds/create']));
  });
});

function idsOf({ steps }: Story): string[] {
  return steps.flatMap((step) => step.deliveries.flat(2).map(({ deliveryId }) => deliveryId));
}
