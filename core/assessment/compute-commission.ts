import type { Reward, Rule } from '../plans/plan.ts';
import type { CommissionGroup, LineBase } from './assessment.ts';
import { matchRules, type RuleContext, type RuleMatch } from './match-rules.ts';
import { roundGroup, type UnroundedGroup } from './round-group.ts';

type Percent = Extract<Reward, { kind: 'percent' }>;
type Flat = Extract<Reward, { kind: 'flat-per-order' }>;

/** The lines and credits that fall under one rule. */
type RuleGroup = { readonly rule: Rule; readonly matches: readonly RuleMatch[] };

/**
 * What an order's lines earn, group by group: for each line the credits that fall under one rule
 * (percent rewards), then for the order the credits that fall under one rule on any line (flat
 * rewards). Each group is rounded once.
 */
export function computeCommission(
  lines: readonly LineBase[],
  context: RuleContext,
): CommissionGroup[] {
  const matches = matchRules(lines, context);
  const perLine = [...Map.groupBy(matches, ({ line }) => line)].flatMap(([line, ofLine]) =>
    groupByRule(ofLine).flatMap((group) => groupPercents(line, group, context)),
  );
  const perOrder = groupByRule(matches).flatMap((group) => groupFlats(group, context));

  return [...perLine, ...perOrder].map(roundGroup);
}

function groupByRule(matches: readonly RuleMatch[]): RuleGroup[] {
  return [...Map.groupBy(matches, ({ rule }) => rule)].map(([rule, ofRule]) => ({
    rule,
    matches: ofRule,
  }));
}

function groupPercents(line: LineBase, group: RuleGroup, context: RuleContext): UnroundedGroup[] {
  const percents = group.rule.rewards.filter((reward) => reward.kind === 'percent');
  return percents.map(({ rate }: Percent) => ({
    ...describeGroup(group, context),
    reward: 'percent',
    rate,
    lineId: line.lineId,
    baseMinorUnits: line.baseMinorUnits,
    wholeNumerator: line.baseMinorUnits * rate.numerator,
    wholeDenominator: rate.denominator,
  }));
}

function groupFlats(group: RuleGroup, context: RuleContext): UnroundedGroup[] {
  const lines = [...new Set(group.matches.map(({ line }) => line))];
  const base = lines.reduce((sum, line) => sum + line.baseMinorUnits, 0n);
  const original = lines.reduce((sum, line) => sum + line.originalMinorUnits, 0n);
  const flats = group.rule.rewards.filter((reward) => reward.kind === 'flat-per-order');
  return flats.map((flat: Flat) => ({
    ...describeGroup(group, context),
    reward: 'flat-per-order',
    flat: { amount: flat.amount, afterRefund: flat.afterRefund },
    baseMinorUnits: base,
    ...flatAfterRefund(flat, base, original),
  }));
}

/** The part of a flat reward that refunds leave; nothing left to pay for leaves nothing of it. */
function flatAfterRefund(
  { amount, afterRefund }: Flat,
  base: bigint,
  original: bigint,
): Pick<UnroundedGroup, 'wholeNumerator' | 'wholeDenominator'> {
  const isLost = base === 0n || (afterRefund === 'lost' && base < original);
  if (isLost) return { wholeNumerator: 0n, wholeDenominator: 1n };
  if (afterRefund === 'prorated') {
    return { wholeNumerator: amount.minorUnits * base, wholeDenominator: original };
  }
  return { wholeNumerator: amount.minorUnits, wholeDenominator: 1n };
}

function describeGroup({ rule, matches }: RuleGroup, { attribution, terms }: RuleContext) {
  const touchIds = new Set(matches.map(({ credit }) => credit.touchId));
  return {
    ruleId: rule.ruleId,
    planId: terms.planVersion.planId,
    versionId: terms.planVersion.versionId,
    rounding: terms.planVersion.rounding,
    totalParts: attribution.totalParts,
    credits: attribution.credits.filter(({ touchId }) => touchIds.has(touchId)),
  };
}
