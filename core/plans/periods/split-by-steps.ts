import type { Fraction } from '../../money/fraction.ts';
import type { TierStep } from '../period-term.ts';
import { add, compare, greater, lesser, multiply, nothing, subtract, whole } from './exact.ts';

/** A conversion on the way up: the measure before it, what it adds, and the revenue to be divided. */
export type Climb = {
  readonly before: Fraction;
  readonly added: Fraction;
  readonly revenue: Fraction;
};

/**
 * Divides a conversion's revenue between the steps in which it lies, in proportion to the part of
 * the measure that lies in each: a step reaches from its threshold to the next one. What lies
 * below the first threshold is in no part; with it, the parts are the revenue, exactly.
 *
 * A conversion that adds nothing to the measure lies whole where the measure stands.
 */
export function splitBySteps(steps: readonly TierStep[], climb: Climb): Fraction[] {
  return steps.map(({ from }, index) => {
    const next = steps[index + 1];
    return partWithin(climb, {
      from: whole(from),
      ...(next === undefined ? {} : { until: whole(next.from) }),
    });
  });
}

type Step = { readonly from: Fraction; readonly until?: Fraction };

function partWithin(climb: Climb, step: Step): Fraction {
  const { before, added, revenue } = climb;
  const after = add(before, added);
  const bottom = greater(before, step.from);
  const top = step.until === undefined ? after : lesser(after, step.until);
  // Most conversions cross no threshold, and nothing needs to be divided.
  if (bottom === before && top === after) return isAbove(climb, step) ? nothing : revenue;
  const within = subtract(top, bottom);
  if (within.numerator <= 0n) return nothing;
  return multiply(multiply(revenue, within), {
    numerator: added.denominator,
    denominator: added.numerator,
  });
}

/** Whether a conversion that adds nothing stands on the next threshold already. */
function isAbove({ before, added }: Climb, { until }: Step): boolean {
  return added.numerator === 0n && until !== undefined && compare(before, until) === 0;
}
