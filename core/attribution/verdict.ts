/**
 * Why a touch does or does not take part, in the order in which the reasons are tested: the first
 * that applies stands. The first group is about the touch alone, the second about precedence
 * between touches that are each eligible.
 */
export const eligibilityVerdicts = [
  'duplicate',
  'bot',
  'consent-withdrawn',
  'after-conversion',
  'outside-window',
  'not-enrolled-at-touch',
  'link-inactive',
  'code-expired',
  'code-not-applied',
  'region-excluded',
  'self-referral',
  'fraud-confirmed',
  'non-creator-channel',
] as const;

export const precedenceVerdicts = [
  'paid-by-network',
  'superseded-by-code',
  'lower-precedence',
  'budget-exhausted',
] as const;

export type Verdict =
  | 'eligible'
  | (typeof eligibilityVerdicts)[number]
  | (typeof precedenceVerdicts)[number];
