import { normalizeText } from '../social/disclosure/normalize-text.ts';

/** Words that stand in everything and say nothing, of the languages that most shops write in. */
const fillers = new Set(
  (
    'the and for with from this that your you our are was has have all new set pack size of in on to my me a an is it ' +
    'und der die das den mit von für fur ein eine einer ist im am zu auf bei aus neu ich wir ' +
    'les des une avec pour dans sur est los las una con para por del'
  ).split(' '),
);

/**
 * The words of a text that may say what it is about: in one spelling, of three letters or more, without fillers,
 * and a plural's `s` taken off, so that `tents` is `tent`.
 */
export function contentWords(text: string): ReadonlySet<string> {
  const words = normalizeText(text).match(/\p{L}{3,}/gu) ?? [];
  return new Set(words.filter((word) => !fillers.has(word)).map(toSingular));
}

const toSingular = (word: string): string =>
  word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
