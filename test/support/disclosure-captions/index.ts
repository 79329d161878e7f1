import type { Disclosure, DisclosurePost } from '../../../core/social/disclosure/index.ts';
import type { Caption, LabelledCaptions } from './caption.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { id } from './id.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { lastSeen } from './last-seen.ts';
import { later } from './later.ts';
import { laterStill } from './later-still.ts';
import { pt } from './pt.ts';
import { unseen } from './unseen.ts';

export type LabelledPost = {
  readonly locale: string;
  readonly expected: Disclosure['outcome'];
  readonly post: DisclosurePost;
};

const byLocale = { en, de, fr, es, it, pt, id, ja };

/** Captions that the word lists were made with in mind. */
export const disclosurePosts: readonly LabelledPost[] = [
  ...Object.entries(byLocale),
  ...Object.entries(later),
  ...Object.entries(laterStill),
  ...Object.entries(lastSeen),
].flatMap(([locale, captions]) => listPosts(locale, captions));

/** Captions that no word list was changed for. */
export const unseenPosts: readonly LabelledPost[] = Object.entries(unseen).flatMap(
  ([locale, captions]) => listPosts(locale, captions),
);

function listPosts(locale: string, captions: LabelledCaptions): LabelledPost[] {
  const outcomes = ['disclosed', 'not-found', 'unknown'] as const;
  return outcomes.flatMap((expected) =>
    captions[expected].map((caption) => ({ locale, expected, post: toPost(caption) })),
  );
}

function toPost(caption: Caption): DisclosurePost {
  return { platform: 'instagram', ...(typeof caption === 'string' ? { text: caption } : caption) };
}
