import { type DisclosureLocale, disclosureLocales, type LocaleWords } from './disclosure-locale.ts';
import { localeWords } from './locales/index.ts';
import { normalizeText } from './normalize-text.ts';

type Kind = 'label' | 'opening' | 'phrase';

export type TermMatcher = {
  readonly kind: Kind;
  readonly locale: DisclosureLocale;
  /** Global; its group `term` is what was found. */
  readonly pattern: RegExp;
};

export type HashtagMeaning = {
  readonly locale: DisclosureLocale;
  readonly strength: 'clear' | 'weak';
};

const picture = '\\p{Extended_Pictographic}';
/** Repetitions are bounded, so that no text costs the square of its length. Where a label can stand: at a line's beginning, in brackets, behind a bar or a picture. */
const opens = `(?:^|[\\n(\\[{<|•·–—【「『《〈≪*※]|\\s[-~/]\\s|${picture})\\s{0,4}`;
/** What a label is followed by: the end of the line, a bracket, a colon, a bar, a name, a picture. */
const closes = `(?=\\s{0,4}(?:$|[\\n)\\]}>|/:•·–—】」』》〉≫*@#]|\\.(?:\\s|$)|\\s[-~/]\\s|${picture}))`;
const wordEnds = '(?![\\p{L}\\p{N}_])';
const wordBegins = '(?<![\\p{L}\\p{N}_#@])';

/** A gap in a term, as it is written after normalising `…`. */
const gap = ' ... ';
const anyWords = '\\s{1,4}(?:[^\\s.!?]{1,40}\\s{1,4}){0,3}';

/** One matcher for each kind of words of a language. */
export const termMatchers: readonly TermMatcher[] = disclosureLocales.flatMap((locale) => {
  const words = localeWords[locale];
  const isSpaced = locale !== 'ja';
  const labelCloses = isSpaced ? closes : `(?:${closes}|(?=\\s))`;
  return [
    toMatcher('label', words, words.labels, opens, labelCloses),
    toMatcher(
      'opening',
      words,
      words.openings,
      `(?:${opens}|[.!?]\\s{1,4})`,
      isSpaced ? wordEnds : '',
    ),
    toMatcher('phrase', words, words.phrases, isSpaced ? wordBegins : '', isSpaced ? wordEnds : ''),
  ];
});

function toMatcher(
  kind: Kind,
  { locale }: LocaleWords,
  terms: readonly string[],
  before: string,
  after: string,
): TermMatcher {
  // The longest first, so that the whole of a label is found and not its first word.
  const sorted = terms.map(normalizeText).sort((one, two) => two.length - one.length);
  const source = `${before}(?<term>${sorted.map(toSource).join('|')})${after}`;
  return { kind, locale, pattern: new RegExp(source, 'gu') };
}

/** A term as a pattern: `earn … commission` is `earn a small commission`, too. */
function toSource(term: string): string {
  return term.split(gap).map(escapeWords).join(anyWords);
}

function escapeWords(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s{1,4}');
}

/** Every hashtag that a list has, with the languages in which it means something. */
export const hashtagMeanings: ReadonlyMap<string, readonly HashtagMeaning[]> = Map.groupBy(
  disclosureLocales.flatMap((locale) => [
    ...localeWords[locale].hashtags.map((tag) => ({ tag, locale, strength: 'clear' as const })),
    ...localeWords[locale].weakHashtags.map((tag) => ({ tag, locale, strength: 'weak' as const })),
  ]),
  ({ tag }) => normalizeText(tag),
);
