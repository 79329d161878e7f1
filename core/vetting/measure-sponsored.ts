import { detectDisclosure } from '../social/disclosure/detect-disclosure.ts';
import type { VettingEvidence } from './evidence.ts';
import { type Figure, known, unknown } from './figure.ts';

export type SponsoredShare = {
  readonly sponsored: number;
  /** Of which it is known whether they are. */
  readonly posts: number;
  readonly basisPoints: bigint;
};

/**
 * How many posts are disclosed as paid for. Who hides it is not counted: it is the share that is known, and the
 * least that there is. Posts of which nobody can tell are left out.
 */
export function measureSponsored({ profile, posts }: VettingEvidence): Figure<SponsoredShare> {
  const outcomes = posts.map(
    (post) => detectDisclosure({ ...post, platform: profile.platform }).outcome,
  );
  const told = outcomes.filter((outcome) => outcome !== 'unknown');
  if (told.length === 0) return unknown('Of no post anybody can tell whether it is paid for.');
  const sponsored = told.filter((outcome) => outcome === 'disclosed').length;
  return known(
    {
      sponsored,
      posts: told.length,
      basisPoints: (BigInt(sponsored) * 10_000n) / BigInt(told.length),
    },
    `${sponsored} of ${told.length} posts are disclosed as paid for; of ${posts.length - told.length} nobody can tell.`,
  );
}
