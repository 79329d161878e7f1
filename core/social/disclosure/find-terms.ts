import type { DisclosureFinding } from './disclosure.ts';
import { type DisclosureLocale, disclosureLocales } from './disclosure-locale.ts';
import type { LanguageGuess } from './guess-language.ts';
import { isNegated } from './is-negated.ts';
import { localeWords } from './locales/index.ts';
import { type HashtagMeaning, hashtagMeanings, termMatchers } from './term-matchers.ts';

/** A text in its normalised spelling, and what is known of it. */
export type Passage = {
  readonly where: 'title' | 'text';
  readonly text: string;
  /** Index of the first character that is not seen at once. */
  readonly fold: number;
  readonly language: LanguageGuess;
};

/** With more hashtags than these before it, one is read by nobody. */
const mostHashtagsBefore = 2;

/** Every term of the word lists that stands in a text, each with what it is worth there. */
export function findTerms(passage: Passage): DisclosureFinding[] {
  const found = [...findHashtagTerms(passage), ...findWordTerms(passage)];
  return found.sort((one, two) => one.index - two.index);
}

function findHashtagTerms(passage: Passage): DisclosureFinding[] {
  const { text, where } = passage;
  const tags = [...text.matchAll(/(?<![\p{L}\p{N}_&/#])#([\p{L}\p{M}\p{N}_]+)/gu)];
  return tags.flatMap(({ 1: tag = '', index }) => {
    const meanings = hashtagMeanings.get(tag) ?? [];
    const best = chooseMeaning(meanings, passage.language);
    if (best === undefined) return [];
    const { locale, strength } = best;
    const end = index + 1 + tag.length;
    const isBuried = countHashtagsBefore(text, index) > mostHashtagsBefore;
    const judgement =
      strength === 'weak' ? 'too-vague' : judge(passage, { index, end, locale, isBuried });
    return [{ term: `#${tag}`, locale, kind: 'hashtag' as const, where, index, judgement }];
  });
}

/** What a reader of the text takes a hashtag for: in the text's language first, else in any. */
function chooseMeaning(meanings: readonly HashtagMeaning[], language: LanguageGuess) {
  const own = meanings.filter(({ locale }) => isUnderstood(locale, language));
  const known = own.length > 0 ? own : meanings;
  return known.find(({ strength }) => strength === 'clear') ?? known[0];
}

function findWordTerms(passage: Passage): DisclosureFinding[] {
  const { text, where } = passage;
  return termMatchers.flatMap(({ kind, locale, pattern }) =>
    [...text.matchAll(pattern)].map((match) => {
      const term = match.groups?.term ?? '';
      const index = match.index + match[0].length - term.length;
      const at = { index, end: index + term.length, locale, isBuried: false };
      return { term, locale, kind, where, index, judgement: judge(passage, at) };
    }),
  );
}

function judge(
  { text, fold, language }: Passage,
  at: {
    readonly index: number;
    readonly end: number;
    readonly locale: DisclosureLocale;
    readonly isBuried: boolean;
  },
): DisclosureFinding['judgement'] {
  if (!isUnderstood(at.locale, language)) return 'other-language';
  if (isNegated(text, { ...at, locales: [at.locale, ...localesOf(language)] })) return 'negated';
  if (at.end > fold) return 'behind-fold';
  return at.isBuried ? 'among-hashtags' : 'clear';
}

/** Whether who reads the text is held to understand a word of a language. */
function isUnderstood(locale: DisclosureLocale, language: LanguageGuess): boolean {
  if (language.kind !== 'known') return true;
  return language.locales.some((known) => localeWords[known].understands.includes(locale));
}

function localesOf(language: LanguageGuess): readonly DisclosureLocale[] {
  return language.kind === 'known' ? language.locales : disclosureLocales;
}

/** The hashtags that stand directly before one, with nothing but space and signs between. */
function countHashtagsBefore(text: string, index: number): number {
  const parts = text.slice(0, index).split(/\s+/u).reverse();
  const words = parts.filter((part) => /[\p{L}\p{N}]/u.test(part));
  const end = words.findIndex((word) => !word.startsWith('#'));
  const tags = end < 0 ? words : words.slice(0, end);
  return tags.join('').split('#').length - 1;
}
