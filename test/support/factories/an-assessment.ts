import type { Assessment, CreatorAmount } from '../../../core/assessment/assessment.ts';
import type { CommissionGroup, GroupShare } from '../../../core/assessment/commission-group.ts';
import type { NonCashUnit } from '../../../core/plans/reward.ts';
import { anAttribution } from './an-attribution.ts';
import { someTerms } from './some-terms.ts';

/** An amount in cash, or in the unit that it names. */
export type AssessedAmount = CreatorAmount & { readonly unit?: NonCashUnit };

/** An assessment that comes to these amounts, one group of shares for each unit that sums to them. */
export function anAssessment(
  amounts: readonly AssessedAmount[] = [{ creatorId: 'mia', minorUnits: 1_000n }],
  changes: Partial<Assessment> = {},
): Assessment {
  const shares = amounts.map(({ creatorId, minorUnits }, index) => ({
    touchId: `touch-${index + 1}`,
    creatorId,
    minorUnits,
    creditParts: 1n,
  }));
  const units = new Set([undefined, ...amounts.map(({ unit }) => unit)]);
  return {
    conversionId: 'shop~1001',
    currency: 'USD',
    attribution: anAttribution(
      shares.map(({ touchId, creatorId }) => ({ touchId, creatorId, parts: 1n })),
    ),
    terms: someTerms(),
    lines: [],
    groups: [...units].map((unit) =>
      aGroup(
        unit,
        shares.filter((_, index) => amounts[index]?.unit === unit),
      ),
    ),
    owed: amounts
      .filter(({ unit }) => unit === undefined)
      .map(({ creatorId, minorUnits }) => ({ creatorId, minorUnits })),
    owedInKind: amounts.flatMap(({ creatorId, minorUnits, unit }) =>
      unit === undefined ? [] : [{ creatorId, minorUnits, unit }],
    ),
    ...changes,
  };
}

function aGroup(unit: NonCashUnit | undefined, shares: readonly GroupShare[]): CommissionGroup {
  const total = shares.reduce((sum, { minorUnits }) => sum + minorUnits, 0n);
  return {
    ruleId: 'everything',
    planId: 'standard',
    versionId: 'v1',
    reward: 'percent',
    ...(unit === undefined ? {} : { unit }),
    lineId: 'line-1',
    baseMinorUnits: total * 10n,
    creditParts: BigInt(shares.length),
    totalParts: BigInt(shares.length),
    exactNumerator: total,
    exactDenominator: 1n,
    rounding: 'half-even',
    minorUnits: total,
    shares,
  };
}
