import type { SocialResult } from '../../core/social/index.ts';
import type { SocialAnswer } from './social-answer.ts';

/** Reads the answers of one platform. It asks nothing itself, and never throws for an answer. */
export type SocialParser = {
  /** The kinds of answer that it knows; `error` is one of them. */
  readonly kinds: readonly string[];
  readonly parse: (kind: string, answer: SocialAnswer) => SocialResult;
};
