import type { JudgedTouch } from '../attribution/attribution.ts';
import { formatInstant } from '../time/format-instant.ts';
import type { Assessment } from './assessment.ts';
import type { ExplainedTouch } from './explanation.ts';
import { formatShare } from './format-share.ts';

/** Names of creators by id, for reading. */
export type CreatorNames = Readonly<Record<string, string>>;

/** Every candidate touch of an assessment with its verdict and its credit, in time order. */
export function explainTouches(
  { attribution }: Pick<Assessment, 'attribution'>,
  names: CreatorNames,
): ExplainedTouch[] {
  const { credits, totalParts } = attribution;
  return attribution.judged.map((judged) => {
    const credit =
      judged.verdict === 'eligible'
        ? credits.find(({ touchId }) => touchId === judged.candidate.touch.touchId)
        : undefined;
    return {
      ...describeTouch(judged, names),
      ...(credit === undefined ? {} : { credit: formatShare(credit.parts, totalParts) }),
    };
  });
}

function describeTouch(
  { candidate: { touch }, verdict, ageMs, windowDays }: JudgedTouch,
  names: CreatorNames,
): ExplainedTouch {
  return {
    touchId: touch.touchId,
    kind: touch.kind,
    creatorId: touch.creatorId,
    creatorName: nameOf(touch.creatorId, names),
    at: formatInstant(touch.at),
    ...(touch.slug === undefined ? {} : { slug: touch.slug }),
    ...(touch.code === undefined ? {} : { code: touch.code }),
    verdict,
    ageMs,
    windowDays,
  };
}

/** A creator's name, or the id where the name is not known. */
export function nameOf(creatorId: string, names: CreatorNames): string {
  return Object.hasOwn(names, creatorId) ? (names[creatorId] ?? creatorId) : creatorId;
}
