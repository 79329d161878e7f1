import type { WeightSet } from '../../core/attribution/weights/weight-set.ts';
import type { WeightSetSummary } from '../../core/programs/summarize-weight-set.ts';
import { formatInstant } from '../../core/time/format-instant.ts';

const partsDigits = 12;

/** A whole set, its weights as decimals that sum to one. */
export function toWeightSetDocument({ weights, ...set }: WeightSet) {
  return {
    ...withInstants(set),
    weights: Object.fromEntries(
      Object.entries(weights).map(([name, parts]) => [name, formatParts(parts)]),
    ),
  };
}

/** What a list shows of a set. */
export function toSummaryDocument(summary: WeightSetSummary) {
  return withInstants(summary);
}

function withInstants<Dated extends Pick<WeightSet, 'from' | 'until' | 'publishedAt'>>({
  from,
  until,
  publishedAt,
  ...set
}: Dated) {
  return {
    ...set,
    from: formatInstant(from),
    until: formatInstant(until),
    publishedAt: formatInstant(publishedAt),
  };
}

function formatParts(parts: bigint): string {
  const digits = parts.toString().padStart(partsDigits + 1, '0');
  return `${digits.slice(0, -partsDigits)}.${digits.slice(-partsDigits)}`;
}
