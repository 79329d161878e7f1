import type { FrozenAssessment } from '../../settlement/conversion.ts';
import { listOwed, type OwedAmount } from '../../settlement/list-owed.ts';
import { owedDifference } from '../../settlement/owed-difference.ts';
import type { LedgerExport } from '../ledger-export.ts';
import { legIdOf } from './leg-id.ts';

/** A leg that a frozen revision asks for. */
export type ExpectedLeg = OwedAmount & { readonly id: string };

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
    return owedDifference(listOwedAt(revisions[place - 1]), listOwed(assessment)).map((amount) => ({
      ...amount,
      id: legIdOf({ conversionId: state.conversionId, revision, ...amount }),
    }));
  });
}

const listOwedAt = (frozen: FrozenAssessment | undefined): OwedAmount[] =>
  frozen === undefined ? [] : listOwed(frozen.assessment);
