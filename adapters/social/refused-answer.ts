import type { SocialRefusal } from '../../core/social/index.ts';

/** An answer has no content. It is thrown where the answer is read, and becomes the result's refusal. */
export class RefusedAnswer extends Error {
  readonly refusal: SocialRefusal;

  constructor(refusal: SocialRefusal) {
    super(refusal.detail);
    this.name = 'RefusedAnswer';
    this.refusal = refusal;
  }
}
