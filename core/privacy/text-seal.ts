/** What a sealed value belongs to. Sealed for one place, it opens at no other. */
export type SealPlace = {
  readonly merchantId: string;
  /** Which field of which record: `payout-account`. */
  readonly purpose: string;
};

/** Encrypts single values, so that whoever reads a table, an export or a message has nothing of them. */
export interface TextSeal {
  /** The value, encrypted under the current key; the same value never looks the same. */
  seal(place: SealPlace, text: string): string;
  /** The value. @throws SealBrokenError if it was sealed for another place, was changed, or its key is gone. */
  open(place: SealPlace, sealed: string): string;
  /**
   * What equal values of a merchant have in common and others have not, under each key that lives, the current one's first.
   * Two values are equal if any is: so they are found equal while keys are rotated.
   */
  fingerprintsOf(place: SealPlace, text: string): string[];
}

/** A sealed value does not open here. */
export class SealBrokenError extends Error {
  constructor(purpose: string) {
    super(`A sealed value (${purpose}) does not open: it was changed, or its key is gone.`);
    this.name = 'SealBrokenError';
  }
}
