import { toMoneyDocument } from '../../money/money-document.ts';
import { formatInstant } from '../../time/format-instant.ts';
import type { Assessment } from '../assessment.ts';
import type { ExplainedCredit } from './explained-credit.ts';
import type { ExplainedTouch, ExplainedVisit } from './explanation.ts';
import { formatShare } from './format-share.ts';

/** Names of creators by id, for reading. */
export type CreatorNames = Readonly<Record<string, string>>;

/**
 * Every candidate touch of an assessment with its verdict and its credit, in time order. What there is
 * nothing to say about is `undefined`, which JSON leaves out.
 */
export function explainTouches(
  { attribution, currency }: Pick<Assessment, 'attribution' | 'currency'>,
  names: CreatorNames,
): ExplainedTouch[] {
  const shareOf = openShares(attribution.credits, attribution.totalParts);
  return attribution.judged.map((judged) => {
    const { touch, code, link } = judged.candidate;
    const { codeDiscountMinorUnits: minorUnits } = touch;
    const leakedFrom = code?.leakedFrom;
    return {
      touchId: touch.touchId,
      kind: touch.kind,
      creatorId: touch.creatorId,
      creatorName: nameOf(touch.creatorId, names),
      at: formatInstant(touch.at),
      slug: touch.slug,
      code: touch.code,
      subIds: touch.subIds,
      filtered: touch.filtered,
      customerDiscount:
        minorUnits === undefined ? undefined : toMoneyDocument({ minorUnits, currency }),
      leakedFrom:
        leakedFrom === undefined || leakedFrom > touch.at ? undefined : formatInstant(leakedFrom),
      amplified: link?.amplified === true ? true : undefined,
      verdict: judged.verdict,
      rule: judged.rule,
      ageMs: judged.ageMs,
      windowDays: judged.windowDays,
      // A second record of a touch shares its id and not its credit.
      credit: judged.verdict === 'eligible' ? shareOf(touch.touchId) : undefined,
    };
  });
}

/** Every visit through a channel that is no creator's, likewise. */
export function explainVisits({ attribution }: Pick<Assessment, 'attribution'>): ExplainedVisit[] {
  const shareOf = openShares(attribution.channelCredits, attribution.totalParts);
  return attribution.judgedChannels.map(({ touch, verdict, rule, ageMs, windowDays }) => ({
    touchId: touch.touchId,
    channel: touch.channel,
    at: formatInstant(touch.at),
    verdict,
    rule,
    ageMs,
    windowDays,
    credit: verdict === 'eligible' ? shareOf(touch.touchId) : undefined,
  }));
}

type Shared = { readonly touchId: string; readonly parts: bigint };

/** Answers the share of a touch; equal shares are written once, and a linear journey has only such. */
function openShares(credits: readonly Shared[], totalParts: bigint) {
  let last: { readonly parts: bigint; readonly share: ExplainedCredit } | undefined;
  return (touchId: string): ExplainedCredit | undefined => {
    const credit = credits.find((each) => each.touchId === touchId);
    if (credit === undefined) return undefined;
    if (last?.parts !== credit.parts) {
      last = { parts: credit.parts, share: formatShare(credit.parts, totalParts) };
    }
    return last.share;
  };
}

/** A creator's name, or the id where the name is not known. */
export function nameOf(creatorId: string, names: CreatorNames): string {
  return Object.hasOwn(names, creatorId) ? (names[creatorId] ?? creatorId) : creatorId;
}
