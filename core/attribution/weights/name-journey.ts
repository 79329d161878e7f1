import type { Attribution, Judgement } from '../attribution.ts';
import { precedenceVerdicts } from '../verdict.ts';

/**
 * Who took part in a conversion, by creator id or channel, in time order: every touch that was eligible,
 * whether or not precedence let it earn. What a data-driven model learns from does not depend on the
 * rules by which it was paid.
 */
export function nameJourney({
  judged,
  judgedChannels,
}: Pick<Attribution, 'judged' | 'judgedChannels'>): string[] {
  const steps = [
    ...judged.map((judgement) => {
      const { touch } = judgement.candidate;
      return { judgement, touch, name: touch.creatorId };
    }),
    ...judgedChannels.map((judgement) => {
      const { touch } = judgement;
      return { judgement, touch, name: touch.channel };
    }),
  ];
  return steps
    .filter(({ judgement }) => tookPart(judgement))
    .toSorted((a, b) => a.touch.at - b.touch.at || (a.touch.touchId < b.touch.touchId ? -1 : 1))
    .map(({ name }) => name);
}

function tookPart({ verdict }: Judgement): boolean {
  return verdict === 'eligible' || precedenceVerdicts.some((each) => each === verdict);
}
