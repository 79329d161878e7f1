import type { LeakJudgement } from './judge-code-leak.ts';
import type { LeakSignal } from './leak-signal.ts';

/** Says what the history of a code shows, and from which figures that follows. */
export function describeLeak({ leaked, since, signals }: LeakJudgement): string {
  const reasons = signals.filter(({ score }) => score > 0).map(describeSignal);
  if (leaked) return `Leaked since ${since}: ${reasons.join('; ')}.`;
  if (reasons.length > 0) return `Not leaked, although ${reasons.join('; ')}.`;
  return 'Not leaked: nothing in the history of the code speaks for it.';
}

function describeSignal({ name, evidence }: LeakSignal): string {
  if (name === 'coupon-site-referrers') {
    return `${evidence.usesFromCouponSites} of ${evidence.uses} uses came from coupon sites`;
  }
  if (name === 'usage-spike') {
    const { day, uses, typicalUses, unusualUses } = evidence;
    return `${day} had ${uses} uses, where ${typicalUses} a day are usual and ${unusualUses} are not`;
  }
  const { usesWithoutTouch, uses, baselineUsesWithoutTouch, baselineUses } = evidence;
  return `${usesWithoutTouch} of ${uses} uses came without a touch of the creator, before ${baselineUsesWithoutTouch} of ${baselineUses}, which chance gives less than once in ${evidence.rarerThanOneIn}`;
}
