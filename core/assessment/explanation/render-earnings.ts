import type { CreatorExplanation } from './explanation.ts';
import { renderAmount } from './render-amount.ts';

/** What a creator earns, in all units: no cash goes without saying where something else is earned. */
export function renderEarnings({
  amount,
  amountsInKind,
}: Pick<CreatorExplanation, 'amount' | 'amountsInKind'>): string {
  const isNothing = !/[1-9]/.test(amount.amount);
  const earned = isNothing && amountsInKind.length > 0 ? [] : [amount];
  return [...earned, ...amountsInKind].map(renderAmount).join(' and ');
}
