import type { DisclosureLocale } from './disclosure-locale.ts';
import { localeWords } from './locales/index.ts';

/** More words than these do not stand between a negation and what it negates. */
const mostBridges = 4;

/**
 * Whether a term is said not to be so: by a negation before it with nothing but small words between
 * (`not a paid ad`), or behind it in languages that negate there (`PRではありません`).
 */
export function isNegated(
  text: string,
  {
    index,
    end,
    locales,
  }: {
    readonly index: number;
    readonly end: number;
    readonly locales: readonly DisclosureLocale[];
  },
): boolean {
  return (
    isNegatedBefore(text.slice(Math.max(0, index - 80), index), locales) ||
    locales.some((locale) => localeWords[locale].negatedAfter?.test(text.slice(end, end + 30)))
  );
}

function isNegatedBefore(before: string, locales: readonly DisclosureLocale[]): boolean {
  const clause = before.split(/[.!?…:;|\n]/u).at(-1) ?? '';
  const words = clause.match(/[\p{L}']+/gu) ?? [];
  for (const word of words.slice(-1 - mostBridges).reverse()) {
    if (locales.some((locale) => localeWords[locale].negations.includes(word))) return true;
    if (!locales.some((locale) => localeWords[locale].bridges.includes(word))) return false;
  }
  return false;
}
