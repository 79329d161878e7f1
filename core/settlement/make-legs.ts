import type { CreatorAmount } from '../assessment/assessment.ts';
import type { Leg } from '../ledger/entry.ts';
import type { Instant } from '../time/instant.ts';
import { type ConversionState, maxCreatorsPerConversion } from './conversion.ts';

/**
 * One leg per creator, for the revision that the state has reached.
 *
 * @throws RangeError for more creators than one transaction can settle.
 */
export function makeLegs(
  state: ConversionState,
  amounts: readonly CreatorAmount[],
  eventAt: Instant,
): Leg[] {
  if (amounts.length > maxCreatorsPerConversion) {
    throw new RangeError(`A conversion settles with at most ${maxCreatorsPerConversion} creators.`);
  }
  return amounts.map(({ creatorId, minorUnits }) => ({
    merchantId: state.merchantId,
    creatorId,
    conversionId: state.conversionId,
    revision: state.revision,
    unit: state.currency,
    minorUnits,
    eventAt,
  }));
}
