import type { Instant } from '../../time/instant.ts';
import type { Candidate } from '../candidate.ts';
import type { Stops } from '../stops.ts';
import { loseAs } from './lose-as.ts';
import type { PrecedenceStep } from './precedence-step.ts';

/** Touches after creators were told that the program's or the campaign's budget, or the code's limit, is spent do not earn. */
export const stopAtBudget: PrecedenceStep = {
  rule: 'budget',
  findLosers: ({ contenders, conversion: { stops } }) =>
    stops === undefined
      ? []
      : loseAs(
          'budget-exhausted',
          contenders.filter(({ candidate }) =>
            listStops(stops, candidate).some((stop) => candidate.touch.at > stop),
          ),
        ),
};

function listStops({ program, codes, campaigns }: Stops, candidate: Candidate): Instant[] {
  const { touch } = candidate;
  const campaignId = candidate.link?.campaignId ?? candidate.code?.campaignId;
  const found = [
    program,
    touch.kind === 'code' && touch.code !== undefined ? codes?.[touch.code] : undefined,
    campaignId === undefined ? undefined : campaigns?.[campaignId],
  ];
  return found.filter((stop) => stop !== undefined);
}
