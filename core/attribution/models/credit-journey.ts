import { greatestCommonDivisor } from '../../money/greatest-common-divisor.ts';
import type { ChannelCredit, Credit } from '../attribution.ts';
import { commonMultiple } from './common-multiple.ts';
import type { JourneyTouch, Owner } from './journey-touch.ts';
import type { Milestones, Model, Step } from './model.ts';

/** The whole credit of a journey, divided. */
export type DividedCredit = {
  readonly credits: Credit[];
  readonly channelCredits: ChannelCredit[];
  readonly totalParts: bigint;
};

/**
 * Gives a journey's touches their exact credits: the model weighs the steps, and a step of several
 * codes divides its weight equally between them. Touches without credit are left out; parts are in
 * lowest terms. An empty journey has no credits and no parts.
 *
 * @param journey eligible touches in time order.
 */
export function creditJourney(
  journey: readonly JourneyTouch[],
  model: Model,
  milestones: Milestones,
): DividedCredit {
  const credits: Credit[] = [];
  const channelCredits: ChannelCredit[] = [];
  if (journey.length === 0) return { credits, channelCredits, totalParts: 0n };

  const steps = groupIntoSteps(journey);
  const parts = spreadOverOwners(steps, model(steps, milestones));
  const divisor = parts.reduce(greatestCommonDivisor);
  let totalParts = 0n;
  let place = 0;
  for (const { owners } of steps) {
    const reduced = (parts[place] ?? 0n) / divisor;
    place += 1;
    if (reduced === 0n) continue;
    for (const owner of owners) {
      totalParts += reduced;
      if ('creatorId' in owner) credits.push(toCredit(owner, reduced));
      else channelCredits.push({ ...owner, parts: reduced });
    }
  }
  return { credits, channelCredits, totalParts };
}

function toCredit({ touchId, creatorId }: Owner & { creatorId: string }, parts: bigint): Credit {
  return { touchId, creatorId, parts };
}

/** What each owner of a step gets, by step. */
function spreadOverOwners(steps: readonly Step[], weights: readonly bigint[]): readonly bigint[] {
  if (steps.every(({ owners }) => owners.length === 1)) return weights;
  const scale = commonMultiple(steps);
  return steps.map(({ owners }, index) => ((weights[index] ?? 0n) * scale) / BigInt(owners.length));
}

/** Codes happen together, when the order is placed; every other touch is a step of its own. */
function groupIntoSteps(journey: readonly JourneyTouch[]): Step[] {
  const codes = journey.filter(({ isCode }) => isCode);
  const steps: Step[] = [];
  for (const touch of journey) {
    const { at, ageMs, owner } = touch;
    if (!touch.isCode) steps.push({ at, ageMs, owners: [owner] });
    else if (touch === codes[0]) steps.push({ at, ageMs, owners: codes.map((code) => code.owner) });
  }
  return steps;
}
