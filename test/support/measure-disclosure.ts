import { detectDisclosure } from '../../core/social/disclosure/index.ts';
import type { LabelledPost } from './disclosure-captions/index.ts';

export type DisclosureScore = {
  readonly captions: number;
  /** Of those called disclosed, the share that are. */
  readonly precision: number;
  /** Of those that are disclosed, the share that are called so. */
  readonly recall: number;
  /** Of those that nobody can judge, the share that are called unknown. */
  readonly unknownRecall: number;
  readonly wrong: readonly { readonly post: LabelledPost; readonly got: string }[];
};

/** How well the detector agrees with the labels. */
export function measureDisclosure(posts: readonly LabelledPost[]): DisclosureScore {
  const judged = posts.map((post) => {
    const { outcome, reason } = detectDisclosure(post.post);
    return { post, outcome, got: `${outcome} (${reason})` };
  });
  const called = judged.filter(({ outcome }) => outcome === 'disclosed');
  const isRight = ({ post, outcome }: (typeof judged)[number]) => post.expected === outcome;
  const share = (of: typeof judged) =>
    of.length === 0 ? 1 : of.filter(isRight).length / of.length;
  const labelled = (expected: string) => judged.filter(({ post }) => post.expected === expected);
  return {
    captions: posts.length,
    precision: share(called),
    recall: share(labelled('disclosed')),
    unknownRecall: share(labelled('unknown')),
    wrong: judged.filter((one) => !isRight(one)).map(({ post, got }) => ({ post, got })),
  };
}
