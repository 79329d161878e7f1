import { greatestCommonDivisor } from '../money/greatest-common-divisor.ts';
import type { Credit, JudgedTouch } from './attribution.ts';
import type { Model, Step } from './models.ts';

/**
 * Gives a journey's touches their exact credits: the model weighs the steps, and a step of several
 * codes divides its weight equally between them. Touches without credit are left out; parts are in
 * lowest terms. An empty journey has no credits and no parts.
 */
export function creditJourney(
  journey: readonly JudgedTouch[],
  model: Model,
): { readonly credits: Credit[]; readonly totalParts: bigint } {
  if (journey.length === 0) return { credits: [], totalParts: 0n };

  const steps = groupIntoSteps(journey);
  const weights = model(steps);
  // A number that every step's size divides, so that equal shares stay whole.
  const scale = steps.reduce((product, step) => product * BigInt(step.length), 1n);
  const raw = steps.flatMap((step, index) => {
    const parts = ((weights[index] ?? 0n) * scale) / BigInt(step.length);
    return step.map((touch) => toCredit(touch, parts));
  });

  const divisor = raw.reduce((gcd, { parts }) => greatestCommonDivisor(gcd, parts), 0n);
  const credits = raw
    .filter(({ parts }) => parts > 0n)
    .map((credit) => ({ ...credit, parts: credit.parts / divisor }));
  return { credits, totalParts: credits.reduce((sum, { parts }) => sum + parts, 0n) };
}

/** Codes happen together, when the order is placed; every other touch is a step of its own. */
function groupIntoSteps(journey: readonly JudgedTouch[]): Step[] {
  const codes = journey.filter(isCode);
  return journey.flatMap((touch) => {
    if (!isCode(touch)) return [[touch]];
    return touch === codes[0] ? [codes] : [];
  });
}

function isCode({ candidate }: JudgedTouch): boolean {
  return candidate.touch.kind === 'code';
}

function toCredit({ candidate: { touch } }: JudgedTouch, parts: bigint): Credit {
  return { touchId: touch.touchId, creatorId: touch.creatorId, parts };
}
