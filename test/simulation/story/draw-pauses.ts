import type { Random } from '../../../cli/demo/mulberry32.ts';
import { pausables } from '../../../core/programs/program.ts';
import type { StoryEvent, StoryMoment } from './story.ts';

/** In some stories a person stops the closings or the payouts of a merchant, and mostly lets them go on later. */
export function addPauses(
  random: Random,
  moments: readonly StoryMoment[],
  merchantIds: readonly string[],
): StoryMoment[] {
  if (!random.chance(15)) return [...moments];
  const pause = { merchantId: random.pick(merchantIds), what: random.pick(pausables) };
  const from = random.below(moments.length - 1);
  const to = from + 1 + random.below(moments.length - from);
  return moments.map(({ at, events }, place) => {
    const isHere = (other: number): boolean => place === other;
    const paused: StoryEvent[] = [...(isHere(from) ? [{ kind: 'pause', ...pause } as const] : [])];
    const resumed: StoryEvent[] = [...(isHere(to) ? [{ kind: 'resume', ...pause } as const] : [])];
    const start = random.below(events.length + 1);
    return {
      at,
      events: [...events.slice(0, start), ...paused, ...events.slice(start), ...resumed],
    };
  });
}
