import type { DisclosureGuidance, DisclosureLocale } from './disclosure-locale.ts';
import { localeWords } from './locales/index.ts';

/** What a creator is told about disclosing, in a language. */
export function disclosureGuidance(locale: DisclosureLocale): DisclosureGuidance {
  return localeWords[locale].guidance;
}
