import { msPerDay } from '../time/instant.ts';
import type { AttributableConversion } from './attribution.ts';
import type { Candidate } from './candidate.ts';
import { eligibilityVerdicts } from './verdict.ts';

export type EligibilityVerdict = (typeof eligibilityVerdicts)[number];

/** One candidate with everything that its verdict can depend on. */
export type EligibilityQuestion = {
  readonly candidate: Candidate;
  readonly conversion: AttributableConversion;
  /** Touch to conversion; negative if the touch came later. */
  readonly ageMs: number;
  readonly windowDays: number;
  /** Another record of the same touch came first. */
  readonly isRepeated: boolean;
};

type Check = (question: EligibilityQuestion) => boolean;

/** One check per reason that today's facts can give. */
const checks: Readonly<Partial<Record<EligibilityVerdict, Check>>> = {
  duplicate: ({ isRepeated }) => isRepeated,
  bot: ({ candidate }) => candidate.touch.filtered !== undefined,
  'after-conversion': ({ ageMs }) => ageMs < 0,
  // A window includes both of its ends.
  'outside-window': ({ ageMs, windowDays }) => ageMs > windowDays * msPerDay,
  'not-enrolled-at-touch': isOutsideEnrolment,
  'link-inactive': isLinkInactive,
  'code-expired': isCodeExpired,
  'code-not-applied': ({ candidate: { touch } }) =>
    touch.kind === 'code' && touch.codeApplied === false,
  'self-referral': ({ candidate, conversion }) =>
    candidate.creatorIdentityHashes.some((hash) => conversion.buyerIdentityHashes.includes(hash)),
};

/** The first reason, in the documented order, why a touch does not take part; else `eligible`. */
export function judgeEligibility(question: EligibilityQuestion): 'eligible' | EligibilityVerdict {
  return eligibilityVerdicts.find((verdict) => checks[verdict]?.(question)) ?? 'eligible';
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
