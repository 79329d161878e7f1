import type { JudgedTouch } from '../attribution.ts';

/**
 * Of several creators' codes on one order, the ones that count; one per creator.
 *
 * In this order: creators who led to the order before go before creators who did not; then the
 * larger discount; whoever is still equal shares. A creator's several codes count as one, the
 * one with the larger discount, ties by id. All codes given here were applied by the shop:
 * eligibility has dropped the others.
 *
 * @param earlierCreatorIds creators of `findInvolvedCreators`.
 */
export function chooseCodes(
  codes: readonly JudgedTouch[],
  earlierCreatorIds: ReadonlySet<string>,
): JudgedTouch[] {
  const perCreator = [...Map.groupBy(codes, creatorOf).values()].map(pickLargest);
  const withEarlierTouch = perCreator.filter((code) => earlierCreatorIds.has(creatorOf(code)));
  const preferred = withEarlierTouch.length > 0 ? withEarlierTouch : perCreator;

  return preferred.filter((code) => preferred.every((other) => discount(other) <= discount(code)));
}

function pickLargest(codes: readonly JudgedTouch[]): JudgedTouch {
  // Codes come sorted by time and id, and the first of equals stays.
  return codes.reduce((best, code) => (discount(code) > discount(best) ? code : best));
}

function creatorOf({ candidate }: JudgedTouch): string {
  return candidate.touch.creatorId;
}

function discount({ candidate }: JudgedTouch): bigint {
  return candidate.touch.codeDiscountMinorUnits ?? 0n;
}
