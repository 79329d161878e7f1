/** Days of pause after which a subscription is attributed anew, unless the plan says otherwise. */
export const defaultResumeDays = 90;

/** For how long the renewals of a subscription earn; without it, for its life. */
export type RenewalTerms = {
  /** `first-payment`: no renewal earns. `maxMonths`: calendar months from the first payment. */
  readonly earn: 'lifetime' | 'first-payment' | { readonly maxMonths: number };
  /** After a longer pause the next payment is attributed anew. Default: `defaultResumeDays`. */
  readonly resumeDays?: number;
};
