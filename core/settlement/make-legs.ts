import type { Leg } from '../ledger/entry.ts';
import type { Instant } from '../time/instant.ts';
import { type ConversionState, maxLegsPerConversion } from './conversion.ts';
import type { LegAmount } from './leg-amounts.ts';

/**
 * One leg per creator and unit, for the revision that the state has reached.
 *
 * @throws RangeError for more of them than one transaction can settle.
 */
export function makeLegs(
  state: ConversionState,
  amounts: readonly LegAmount[],
  eventAt: Instant,
): Leg[] {
  if (amounts.length > maxLegsPerConversion) {
    throw new RangeError(`A conversion settles at most ${maxLegsPerConversion} amounts at once.`);
  }
  return amounts.map(({ creatorId, unit, minorUnits, heldMinorUnits }) => ({
    merchantId: state.merchantId,
    creatorId,
    conversionId: state.conversionId,
    revision: state.revision,
    unit,
    minorUnits,
    ...(heldMinorUnits === undefined ? {} : { heldMinorUnits }),
    eventAt,
  }));
}
