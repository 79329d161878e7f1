import { msPerDay } from '../../time/instant.ts';
import type { AttributableConversion } from '../attribution.ts';
import type { Candidate } from '../candidate.ts';
import type { AttributionPolicy } from '../policy.ts';
import { eligibilityVerdicts } from '../verdict.ts';
import { isRegionExcluded } from './is-region-excluded.ts';

export type EligibilityVerdict = (typeof eligibilityVerdicts)[number];

/** One candidate with everything that its verdict can depend on. */
export type EligibilityQuestion = {
  readonly candidate: Candidate;
  readonly conversion: AttributableConversion;
  readonly policy: AttributionPolicy;
  /** Touch to conversion; negative if the touch came later. */
  readonly ageMs: number;
  readonly windowDays: number;
};

type Check = (question: EligibilityQuestion) => boolean;

/** Duplicates show only beside other records (`markDuplicates`), and no candidate is a visit. */
type CheckedVerdict = Exclude<EligibilityVerdict, 'duplicate' | 'non-creator-channel'>;

const checks: Readonly<Record<CheckedVerdict, Check>> = {
  bot: ({ candidate }) => candidate.touch.filtered !== undefined,
  'consent-withdrawn': isConsentWithdrawn,
  'after-conversion': ({ ageMs }) => ageMs < 0,
  // A window includes both of its ends.
  'outside-window': ({ ageMs, windowDays }) => ageMs > windowDays * msPerDay,
  'not-enrolled-at-touch': isOutsideEnrolment,
  'link-inactive': isLinkInactive,
  'code-expired': isCodeExpired,
  'code-not-applied': ({ candidate: { touch } }) =>
    touch.kind === 'code' && touch.codeApplied === false,
  'region-excluded': ({ conversion, policy }) => isRegionExcluded(conversion, policy.regions),
  'self-referral': ({ candidate, conversion }) =>
    candidate.creatorIdentityHashes.some((hash) => conversion.buyerIdentityHashes.includes(hash)),
  'fraud-confirmed': ({ candidate }) => candidate.fraudConfirmed === true,
};

const inOrder = eligibilityVerdicts.flatMap((verdict) =>
  verdict === 'duplicate' || verdict === 'non-creator-channel'
    ? []
    : [{ verdict, applies: checks[verdict] }],
);

/** The first reason, in the documented order, why a touch does not take part; else `eligible`. */
export function judgeEligibility(question: EligibilityQuestion): 'eligible' | EligibilityVerdict {
  for (const { verdict, applies } of inOrder) if (applies(question)) return verdict;
  return 'eligible';
}

/** A code is the buyer's own act and needs no consent; a withdrawal after the order changes nothing. */
function isConsentWithdrawn({ candidate, conversion }: EligibilityQuestion): boolean {
  const { touch, consentWithdrawnAt } = candidate;
  if (touch.kind === 'code' || consentWithdrawnAt === undefined) return false;
  return consentWithdrawnAt <= conversion.convertedAt;
}

/** Leaving a program ends new touches, so the moment of leaving is no longer inside. */
function isOutsideEnrolment({ candidate: { touch, enrolment } }: EligibilityQuestion): boolean {
  return enrolment === undefined || !isWithin(touch.at, enrolment.enrolledAt, enrolment.leftAt);
}

function isLinkInactive({ candidate: { touch, link } }: EligibilityQuestion): boolean {
  if (touch.kind === 'code' || link === undefined) return false;
  return !isWithin(touch.at, link.activeFrom, link.inactiveFrom);
}

function isCodeExpired({ candidate: { touch, code } }: EligibilityQuestion): boolean {
  if (touch.kind !== 'code' || code === undefined) return false;
  return !isWithin(touch.at, code.validFrom, code.expiresAt);
}

function isWithin(at: number, from: number, until: number | undefined): boolean {
  return at >= from && (until === undefined || at < until);
}
