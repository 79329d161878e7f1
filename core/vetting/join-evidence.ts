import type { VettingEvidence } from './evidence.ts';

/** What is known of each account: what its platform told stands before what somebody typed in of the same platform. */
export function joinEvidence(
  polled: readonly VettingEvidence[],
  posted: readonly VettingEvidence[],
): VettingEvidence[] {
  const told = new Set(polled.map(({ profile }) => profile.platform));
  return [...polled, ...posted.filter(({ profile }) => !told.has(profile.platform))];
}
