import { roundFraction } from '../../money/round-fraction.ts';
import { digitsOfUnit } from '../commission/reward-unit.ts';
import type { CommissionGroup } from '../commission-group.ts';
import { toAmountDocument } from './amount-document.ts';
import type { ExplainedShare } from './explained-commission.ts';
import { formatExact } from './format-exact.ts';
import { formatShare } from './format-share.ts';

/** What is said of a share besides its amount. */
type PartsText = Pick<ExplainedShare, 'credit' | 'exact'> & {
  readonly parts: bigint;
  /** The exact part, rounded by itself. */
  readonly roundedMinorUnits: bigint;
};

/**
 * The shares of a group: exactly, and as they were rounded.
 *
 * @param division whether credit is what divides the group.
 * @throws RangeError if a currency is unknown.
 */
export function explainShares(
  group: CommissionGroup,
  currency: string,
  division: 'by-credit' | 'undivided',
): ExplainedShare[] {
  // Equal credit reads the same, and the touches of a linear journey all have it.
  let text: PartsText | undefined;
  return group.shares.map(({ touchId, creatorId, creditParts, minorUnits }) => {
    if (text?.parts !== creditParts) text = describeParts(creditParts, group, currency, division);
    return {
      touchId,
      creatorId,
      credit: text.credit,
      exact: text.exact,
      amount: toAmountDocument(minorUnits, group.unit, currency),
      adjusted: minorUnits === text.roundedMinorUnits ? undefined : true,
    };
  });
}

function describeParts(
  parts: bigint,
  group: CommissionGroup,
  currency: string,
  division: 'by-credit' | 'undivided',
): PartsText {
  const { exactNumerator, exactDenominator, creditParts, totalParts, unit } = group;
  const digits = digitsOfUnit(unit, currency);
  const numerator = exactNumerator * parts;
  const denominator = exactDenominator * creditParts;
  return {
    parts,
    roundedMinorUnits: roundFraction(numerator, denominator, group.rounding),
    credit: division === 'by-credit' ? formatShare(parts, totalParts) : undefined,
    exact: formatExact(numerator, denominator, digits),
  };
}
