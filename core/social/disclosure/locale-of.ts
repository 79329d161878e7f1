import type { DisclosurePost } from './disclosure.ts';
import type { DisclosureLocale } from './disclosure-locale.ts';
import { guessLanguage } from './guess-language.ts';
import { normalizeText } from './normalize-text.ts';

/** In which of the known languages somebody wrote a post; `undefined` if that cannot be told. */
export function localeOf({
  title = '',
  text = '',
  language,
}: Pick<DisclosurePost, 'title' | 'text' | 'language'>) {
  const guess = guessLanguage(normalizeText(`${title}\n${text}`), language);
  const [locale]: readonly DisclosureLocale[] = guess.kind === 'known' ? guess.locales : [];
  return locale;
}
