import type { DisclosurePost } from '../../../core/social/disclosure/index.ts';

/** A text alone is a caption on Instagram. */
export type Caption = string | (Omit<DisclosurePost, 'platform'> & Partial<DisclosurePost>);

/** Captions of our own invention, by what a careful reader of the language says of each. */
export type LabelledCaptions = {
  readonly disclosed: readonly Caption[];
  readonly 'not-found': readonly Caption[];
  readonly unknown: readonly Caption[];
};
