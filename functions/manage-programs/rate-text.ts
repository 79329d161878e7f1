import { formatRate } from '../../core/plans/format-rate.ts';
import type { Rate } from '../../core/plans/rate.ts';

/** A rate as the body of a plan has it: the percentage without its sign. */
export function rateText(rate: Rate): string {
  return formatRate(rate).replace(/ %$/, '');
}
