export const disclosureLocales = ['en', 'de', 'fr', 'es', 'it', 'pt', 'id', 'ja'] as const;

/** A language, as BCP 47, of which the words of disclosures are known. */
export type DisclosureLocale = (typeof disclosureLocales)[number];

/** The words of a language by which a post says that it is paid for, and those that do not say it. */
export type LocaleWords = {
  readonly locale: DisclosureLocale;
  /** Hashtags that suffice on their own, without `#`. */
  readonly hashtags: readonly string[];
  /** Words that suffice where a label stands: alone, in brackets, or before a colon or a bar. */
  readonly labels: readonly string[];
  /** Words that suffice at the beginning of a line or a sentence, whatever follows. */
  readonly openings: readonly string[];
  /** Words that suffice wherever they stand; `…` is up to three words of any kind. */
  readonly phrases: readonly string[];
  /** Hashtags that people take for a disclosure and that are none: too vague, or too short to understand. */
  readonly weakHashtags: readonly string[];
  /** Words that turn what follows into its opposite. */
  readonly negations: readonly string[];
  /** Words that may stand between a negation and what it negates. */
  readonly bridges: readonly string[];
  /** How a word is negated by what follows it, for languages that do so. */
  readonly negatedAfter?: RegExp;
  /** Other languages whose words readers of this one are held to understand. */
  readonly understands: readonly DisclosureLocale[];
  /** Words that stand in nearly every text of the language, by which it is known. */
  readonly commonWords: string;
  readonly guidance: DisclosureGuidance;
};

/** What a creator is told, in the creator's language. */
export type DisclosureGuidance = {
  readonly rule: string;
  readonly examples: readonly string[];
  readonly avoid: readonly string[];
  /** For what is heard or seen, which no caption can stand in for. */
  readonly spoken: string;
};
