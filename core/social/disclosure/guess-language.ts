import { type DisclosureLocale, disclosureLocales } from './disclosure-locale.ts';
import { localeWords } from './locales/index.ts';
import { otherLanguages } from './other-languages.ts';

/**
 * What language a text is in, as far as it can be told.
 * - `known`: one of these, more than one where they have their words in common;
 * - `other`: one whose words are not known here;
 * - `open`: too short to tell.
 */
export type LanguageGuess =
  | { readonly kind: 'known'; readonly locales: readonly DisclosureLocale[] }
  | { readonly kind: 'other' }
  | { readonly kind: 'open' };

const open: LanguageGuess = { kind: 'open' };
const other: LanguageGuess = { kind: 'other' };

/** A text with so many words and none that every text has is in a language that nobody here knows. */
const wordsEnough = 9;

type Lexicon = { readonly locale?: DisclosureLocale; readonly words: ReadonlySet<string> };

const toSet = (words: string) => new Set(words.split(' '));
const lexicons: readonly Lexicon[] = [
  ...disclosureLocales.map((locale) => ({ locale, words: toSet(localeWords[locale].commonWords) })),
  ...Object.values(otherLanguages).map((words) => ({ words: toSet(words) })),
];

/**
 * Guesses the language of a normalised text by its script and its common words.
 *
 * @param told - what the platform says, as BCP 47: it is believed.
 */
export function guessLanguage(text: string, told?: string): LanguageGuess {
  const primary = told?.toLowerCase().split(/[-_]/)[0];
  if (primary !== undefined && primary !== '' && primary !== 'und') {
    const locale = disclosureLocales.find((known) => known === primary);
    return locale === undefined ? other : { kind: 'known', locales: [locale] };
  }
  return guessByScript(text) ?? guessByWords(text);
}

function guessByScript(text: string): LanguageGuess | undefined {
  const letters = count(text, /\p{L}/gu);
  const kana = count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  if (kana >= 2 && kana * 10 >= letters) return { kind: 'known', locales: ['ja'] };
  const latin = count(text, /\p{Script=Latin}/gu);
  if (letters - latin <= latin) return undefined;
  const han = count(text, /\p{Script=Han}/gu);
  const hanInWords = count(text.replace(/#\S+/gu, ''), /\p{Script=Han}/gu);
  // A few signs such as 新発売 are Japanese or Chinese; nobody can say.
  return han === letters - latin && hanInWords < 8 ? open : other;
}

function guessByWords(text: string): LanguageGuess {
  const bare = text.replace(/https?:\/\/\S+|[#@][\p{L}\p{M}\p{N}_.]+/gu, ' ');
  const words = bare.match(/\p{L}+/gu) ?? [];
  const scores = lexicons.map(({ locale, words: common }) => ({
    locale,
    score: words.filter((word) => common.has(word)).length,
  }));
  const best = Math.max(...scores.map(({ score }) => score));
  if (best === 0 || best * 12 < words.length) return words.length >= wordsEnough ? other : open;

  // In a short text a neighbour with one word less is as likely.
  const isShort = best === 1 || words.length < wordsEnough;
  const least = isShort ? best - 1 : best;
  if (least === 0) return open;
  const winners = scores.filter(({ score }) => score >= least).map(({ locale }) => locale);
  const locales = winners.filter((locale) => locale !== undefined);
  return locales.length === 0 ? other : { kind: 'known', locales };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
