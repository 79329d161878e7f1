import type { Judgement } from '../../attribution/attribution.ts';
import { toMoneyDocument } from '../../money/money-document.ts';
import { formatInstant } from '../../time/format-instant.ts';
import type { Assessment } from '../assessment.ts';
import type { ExplainedCredit } from './explained-credit.ts';
import type { ExplainedTouch, ExplainedVisit } from './explanation.ts';
import { formatShare } from './format-share.ts';

/** Names of creators by id, for reading. */
export type CreatorNames = Readonly<Record<string, string>>;

/** Every candidate touch of an assessment with its verdict and its credit, in time order. */
export function explainTouches(
  { attribution, currency }: Pick<Assessment, 'attribution' | 'currency'>,
  names: CreatorNames,
): ExplainedTouch[] {
  const shares = sharesById(attribution.credits, attribution.totalParts);
  return attribution.judged.map((judged) => {
    const { touch, code, link } = judged.candidate;
    const { codeDiscountMinorUnits: discount } = touch;
    return {
      touchId: touch.touchId,
      kind: touch.kind,
      creatorId: touch.creatorId,
      creatorName: nameOf(touch.creatorId, names),
      at: formatInstant(touch.at),
      ...(touch.slug === undefined ? {} : { slug: touch.slug }),
      ...(touch.code === undefined ? {} : { code: touch.code }),
      ...(discount === undefined
        ? {}
        : { customerDiscount: toMoneyDocument({ minorUnits: discount, currency }) }),
      ...(code?.leakedFrom === undefined || code.leakedFrom > touch.at
        ? {}
        : { leakedFrom: formatInstant(code.leakedFrom) }),
      ...(link?.amplified === true ? { amplified: true } : {}),
      ...explainJudgement(judged, shares.get(touch.touchId)),
    };
  });
}

/** Every visit through a channel that is no creator's, likewise. */
export function explainVisits({ attribution }: Pick<Assessment, 'attribution'>): ExplainedVisit[] {
  const shares = sharesById(attribution.channelCredits, attribution.totalParts);
  return attribution.judgedChannels.map((judged) => {
    const { touchId, channel, at } = judged.touch;
    const judgement = explainJudgement(judged, shares.get(touchId));
    return { touchId, channel, at: formatInstant(at), ...judgement };
  });
}

function explainJudgement(
  { verdict, rule, ageMs, windowDays }: Judgement,
  credit: ExplainedCredit | undefined,
) {
  return {
    verdict,
    ...(rule === undefined ? {} : { rule }),
    ageMs,
    windowDays,
    // A second record of a touch shares its id and not its credit.
    ...(credit === undefined || verdict !== 'eligible' ? {} : { credit }),
  };
}

function sharesById(
  credits: readonly { readonly touchId: string; readonly parts: bigint }[],
  totalParts: bigint,
): Map<string, ExplainedCredit> {
  return new Map(credits.map(({ touchId, parts }) => [touchId, formatShare(parts, totalParts)]));
}

/** A creator's name, or the id where the name is not known. */
export function nameOf(creatorId: string, names: CreatorNames): string {
  return Object.hasOwn(names, creatorId) ? (names[creatorId] ?? creatorId) : creatorId;
}
