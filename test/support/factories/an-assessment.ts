import type { Assessment, CreatorAmount } from '../../../core/assessment/assessment.ts';
import { anAttribution } from './an-attribution.ts';
import { someTerms } from './some-terms.ts';

/** An assessment that comes to these amounts, one group of shares that sums to them. */
export function anAssessment(
  owed: readonly CreatorAmount[] = [{ creatorId: 'mia', minorUnits: 1_000n }],
  changes: Partial<Assessment> = {},
): Assessment {
  const total = owed.reduce((sum, { minorUnits }) => sum + minorUnits, 0n);
  const shares = owed.map((amount, index) => ({
    touchId: `touch-${index + 1}`,
    creditParts: 1n,
    ...amount,
  }));
  return {
    conversionId: 'shop~1001',
    currency: 'USD',
    attribution: anAttribution(
      shares.map(({ touchId, creatorId }) => ({ touchId, creatorId, parts: 1n })),
    ),
    terms: someTerms(),
    lines: [],
    groups: [
      {
        ruleId: 'everything',
        planId: 'standard',
        versionId: 'v1',
        reward: 'percent',
        lineId: 'line-1',
        baseMinorUnits: total * 10n,
        creditParts: BigInt(owed.length),
        totalParts: BigInt(owed.length),
        exactNumerator: total,
        exactDenominator: 1n,
        rounding: 'half-even',
        minorUnits: total,
        shares,
      },
    ],
    owed,
    owedInKind: [],
    ...changes,
  };
}
