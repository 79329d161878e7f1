import type { Attribution } from '../attribution/attribution.ts';
import type { Assessment, CommissionGroup, CreatorAmount, Terms } from './assessment.ts';
import { computeCommission } from './compute-commission.ts';
import { earnsNothing } from './earns-nothing.ts';
import { computeLineBases } from './line-bases.ts';
import type { OrderState } from './order-state.ts';

/**
 * What an order owes to whom, and why, at one moment: the bases of its lines, the rule that each
 * line and credit falls under, and the commission, rounded once per group and split exactly.
 *
 * Pure: the same order, credits and terms give the same cents. A restatement passes the frozen
 * attribution and terms with the order's new state. A test, cancelled, voided or wholly refunded
 * order owes nothing.
 *
 * @throws RangeError while the order itself has not arrived, or if a credit has no eligible touch.
 */
export function assess(input: {
  readonly conversionId: string;
  readonly order: OrderState;
  readonly attribution: Attribution;
  readonly terms: Terms;
}): Assessment {
  const { conversionId, order, attribution, terms } = input;
  const { snapshot } = order;
  if (snapshot === undefined) throw new RangeError('A parked order cannot be assessed.');

  const { currency, country } = snapshot;
  const lines = computeLineBases(order, terms.planVersion.base);
  const context = {
    attribution,
    terms,
    currency,
    ...(country === undefined ? {} : { country }),
  };
  const groups = earnsNothing(snapshot) ? [] : computeCommission(lines, context);

  return { conversionId, currency, attribution, terms, lines, groups, owed: sumByCreator(groups) };
}

function sumByCreator(groups: readonly CommissionGroup[]): CreatorAmount[] {
  const sums = new Map<string, bigint>();
  for (const { creatorId, minorUnits } of groups.flatMap(({ shares }) => shares)) {
    sums.set(creatorId, (sums.get(creatorId) ?? 0n) + minorUnits);
  }
  return [...sums]
    .filter(([, minorUnits]) => minorUnits !== 0n)
    .map(([creatorId, minorUnits]) => ({ creatorId, minorUnits }))
    .toSorted((a, b) => (a.creatorId < b.creatorId ? -1 : 1));
}
