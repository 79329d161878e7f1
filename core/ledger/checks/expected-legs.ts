import type { FrozenAssessment } from '../../settlement/conversion.ts';
import { joinLegAmounts, type LegAmount } from '../../settlement/leg-amounts.ts';
import { listHeld } from '../../settlement/list-held.ts';
import { listOwed, type OwedAmount } from '../../settlement/list-owed.ts';
import { owedDifference } from '../../settlement/owed-difference.ts';
import type { LedgerExport } from '../ledger-export.ts';
import { legIdOf } from './leg-id.ts';

/** A leg that a frozen revision asks for. */
export type ExpectedLeg = LegAmount & { readonly id: string };

/**
 * The legs of a conversion: what each of its frozen revisions changed for each creator, unit by unit.
 *
 * @param isCounted which revisions' legs are asked for; every revision still is the next one's basis.
 */
export function listExpectedLegs(
  { state, frozen }: LedgerExport['conversions'][number],
  isCounted: (revision: FrozenAssessment) => boolean = () => true,
): ExpectedLeg[] {
  const revisions = frozen.toSorted((a, b) => a.revision - b.revision);
  return revisions.flatMap((frozenRevision, place) => {
    if (!isCounted(frozenRevision)) return [];
    const { revision, assessment } = frozenRevision;
    const before = revisions[place - 1];
    const owed = owedDifference(listOwedAt(before), listOwed(assessment));
    const held = owedDifference(listHeldAt(before), listHeldAt(frozenRevision));
    return joinLegAmounts(owed, held).map((amount) => ({
      ...amount,
      id: legIdOf({ conversionId: state.conversionId, revision, ...amount }),
    }));
  });
}

const listHeldAt = (frozen: FrozenAssessment | undefined): OwedAmount[] =>
  listHeld(frozen?.assessment, frozen?.held === true);

const listOwedAt = (frozen: FrozenAssessment | undefined): OwedAmount[] =>
  frozen === undefined ? [] : listOwed(frozen.assessment);
