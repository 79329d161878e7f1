import type { DisclosureLocale, LocaleWords } from '../disclosure-locale.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { id } from './id.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { pt } from './pt.ts';

export const localeWords: Readonly<Record<DisclosureLocale, LocaleWords>> = {
  ...{ en, de, fr, es },
  ...{ it, pt, id, ja },
};
