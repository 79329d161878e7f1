/** A value as everything behind the door has it: nobody can read it without the keys, and people know it by its end. */
export type SealedText = {
  /** As `TextSeal` sealed it. */
  readonly sealed: string;
  /** Its last four characters; empty if it is so short that they would show most of it. */
  readonly ending: string;
  /** What equal values of the merchant have in common, under each key that lived when it was sealed. */
  readonly fingerprints: readonly string[];
};

/** The last four characters, if that leaves at least as many hidden; else nothing. */
export function endingOf(text: string): string {
  return text.length < 8 ? '' : text.slice(-4);
}
