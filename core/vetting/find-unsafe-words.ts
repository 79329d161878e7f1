import { normalizeText } from '../social/disclosure/normalize-text.ts';
import type { VettingEvidence } from './evidence.ts';
import { type Figure, known, unknown } from './figure.ts';
import { type UnsafeWords, unsafeWords } from './unsafe-words.ts';

/** A word that stands in a post. */
export type UnsafeFinding = {
  readonly word: string;
  readonly about: string;
  /** Of the post; `profile` for the account's own description. */
  readonly where: string;
};

export type BrandSafety = { readonly texts: number; readonly findings: readonly UnsafeFinding[] };

/** Looks for whole words, in one spelling, in titles and texts of posts and in the description of the account. */
export function findUnsafeWords(
  { profile, posts }: Pick<VettingEvidence, 'profile' | 'posts'>,
  ownWords: readonly string[] = [],
): Figure<BrandSafety> {
  const texts = [
    ...(profile.description === undefined ? [] : [['profile', profile.description] as const]),
    ...posts
      .map(({ contentId, title = '', text = '' }) => [contentId, `${title}\n${text}`] as const)
      .filter(([, text]) => text.trim() !== ''),
  ];
  if (texts.length === 0) return unknown('There is no text to look at.');
  const lists: readonly UnsafeWords[] = [
    ...unsafeWords,
    { about: 'the program’s own list', words: ownWords },
  ];
  const findings = texts.flatMap(([where, text]) => findIn(toWords(text), where, lists));
  return known({ texts: texts.length, findings }, `${texts.length} texts were looked at.`);
}

function findIn(text: string, where: string, lists: readonly UnsafeWords[]): UnsafeFinding[] {
  return lists.flatMap(({ about, words }) =>
    words
      .filter((word) => toWords(word).trim() !== '' && text.includes(toWords(word)))
      .map((word) => ({ word, about, where })),
  );
}

/** Words with one blank before, between and after them: so only whole ones are found. */
function toWords(text: string): string {
  const words = normalizeText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return ` ${words.join(' ')} `;
}
