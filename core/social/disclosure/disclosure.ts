import type { ContentFormat } from '../../attribution/content.ts';
import type { Instant } from '../../time/instant.ts';
import type { SocialPlatform } from '../platform.ts';
import type { DisclosureLocale } from './disclosure-locale.ts';

/** What is looked at; `SocialContent` is such a post. */
export type DisclosurePost = {
  readonly platform: SocialPlatform;
  readonly format?: ContentFormat;
  readonly title?: string;
  readonly text?: string;
  /** As the platform says, BCP 47. */
  readonly language?: string;
  readonly paidPartnership?: boolean;
};

/** How something is said: in writing beside the post, aloud, or in the picture itself. */
export type DisclosureMedium = 'text' | 'spoken' | 'shown';

/** A person watched or read the post and says what they found. Without evidence it counts for nothing. */
export type DisclosureAttestation = {
  readonly disclosed: boolean;
  readonly medium: DisclosureMedium;
  readonly by: string;
  readonly at: Instant;
  /** Where it can be looked up: the address of a recording or a picture, with the second where it is. */
  readonly evidence: string;
};

/** A term of the word lists that stands in a post, and why it suffices or does not. */
export type DisclosureFinding = {
  readonly term: string;
  readonly locale: DisclosureLocale;
  readonly kind: 'hashtag' | 'label' | 'opening' | 'phrase';
  readonly where: 'title' | 'text';
  /** Index into the text in its normalised spelling. */
  readonly index: number;
  /** `clear`, or the reason why it does not suffice. */
  readonly judgement:
    | 'clear'
    | 'too-vague'
    | 'negated'
    | 'other-language'
    | 'behind-fold'
    | 'among-hashtags';
};

export type DisclosureReason =
  /** Disclosed. */
  | 'platform-label'
  | 'words'
  | 'attested'
  /** Not found: something stands there that does not suffice, or nothing does. */
  | Exclude<DisclosureFinding['judgement'], 'clear'>
  | 'nothing-found'
  | 'attested-missing'
  /** Unknown. */
  | 'no-text'
  | 'language-not-covered'
  | 'spoken-only'
  | 'picture-only';

/**
 * What is known of a post's disclosure. `disclosed` is about what was looked at: a video whose caption
 * says it is still `unchecked` for what is spoken and shown.
 */
export type Disclosure = {
  readonly outcome: 'disclosed' | 'not-found' | 'unknown';
  readonly reason: DisclosureReason;
  readonly findings: readonly DisclosureFinding[];
  /** Where a disclosure is asked for, too, and nobody looked. */
  readonly unchecked: readonly DisclosureMedium[];
};
