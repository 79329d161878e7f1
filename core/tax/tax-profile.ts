import type { TaxNumberKind } from './tax-number.ts';
import type { TaxReceiver } from './tax-receiver.ts';
import type { PayeeKind } from './withholding-rule.ts';

export const taxFormKinds = [
  'W-9',
  'W-8BEN',
  'W-8BEN-E',
  'pan',
  'npwp',
  'dgt',
  'abn',
  'hobby',
  'utr',
  'vat',
] as const;
/**
 * What somebody has put on file: a form of the IRS, a number by itself, Indonesia's form DGT for a treaty's rate, or an
 * Australian statement by a supplier whose work is a hobby.
 */
export type TaxFormKind = (typeof taxFormKinds)[number];

export type TaxForm = {
  readonly kind: TaxFormKind;
  /** The day on which it was signed, or put on file: from then on it counts. `YYYY-MM-DD`. */
  readonly from: string;
  /** The last day on which it counts, if it ends earlier than its kind does. */
  readonly until?: string;
  /** Where the document lies. */
  readonly evidence: string;
  /** Of a number that goes with it, what may be shown: the last characters, or none of a short one. */
  readonly number?: { readonly kind: TaxNumberKind; readonly ending: string };
  /** A W-8 that claims a treaty's rate (part II or III). */
  readonly treaty?: true;
};

/** Who somebody who is paid is for tax, as it is said now. It holds no number, so it may go where numbers must not. */
export type TaxProfile = {
  readonly merchantId: string;
  readonly receiver: TaxReceiver;
  /** Where they live for tax, ISO 3166-1. */
  readonly country: string;
  readonly kind: PayeeKind;
  /** Where they work, where a rule asks. Absent: nobody has said. */
  readonly servicesPerformedIn?: string;
  readonly forms: readonly TaxForm[];
};

/** The whole number of a form. Nothing but an authority's return and a self-billed invoice needs it. */
export type TaxNumber = {
  readonly form: TaxFormKind;
  readonly from: string;
  readonly kind: TaxNumberKind;
  readonly number: string;
};
