import { isCode } from './is-code.ts';
import { isLate } from './is-late.ts';
import type { Contest } from './precedence-step.ts';

/**
 * The creators who led to the order before they may have used a code: by a click or a view that no rule
 * has let lose so far, or by a view that only gave way to that very code or to a click. A touch that a
 * channel took over from, or that came in the checkout, led nobody.
 */
export function findInvolvedCreators({
  contenders,
  passedOver,
  policy,
}: Pick<Contest, 'contenders' | 'passedOver' | 'policy'>): ReadonlySet<string> {
  const led = [...contenders, ...passedOver].filter(
    (touch) => !isCode(touch) && !isLate(touch, policy),
  );
  return new Set(led.map(({ candidate }) => candidate.touch.creatorId));
}
