import type { Fraction } from '../money/fraction.ts';
import type { RoundingName } from '../money/rounding.ts';

export const incomeKinds = ['commission', 'fee', 'royalty', 'in-kind'] as const;
/** What a payee is paid for: sales brought, work done, the use of content, or something that is no money. */
export type IncomeKind = (typeof incomeKinds)[number];

export const payeeKinds = ['individual', 'company'] as const;
export type PayeeKind = (typeof payeeKinds)[number];

/**
 * What is on file of a payee on the day of a payment: `tin` a US taxpayer number that was not found wrong (W-9); `foreign-status`
 * a valid W-8BEN or W-8BEN-E; `treaty` proof of a treaty's rate (W-8 part II, Indonesia's form DGT); `pan`, `npwp`, `abn` the numbers of India,
 * Indonesia and Australia; `hobby` an Australian statement by a supplier.
 */
export const taxEvidences = [
  'tin',
  'foreign-status',
  'treaty',
  'pan',
  'npwp',
  'abn',
  'hobby',
] as const;
export type TaxEvidence = (typeof taxEvidences)[number];

/** Up to and with this part of the base the rate holds; absent: for all of the rest. */
export type TaxBand = { readonly upToMinorUnits?: bigint; readonly rate: Fraction };

/** How much of a base is withheld. */
export type TaxMethod =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'rate'; readonly rate: Fraction }
  /** Each part of the base at its own rate. */
  | { readonly kind: 'bands'; readonly bands: readonly TaxBand[] }
  /** All of the base at the rate of its band, less an amount, and less a relief that shrinks with the gross. */
  | {
      readonly kind: 'table';
      readonly rows: readonly (TaxBand & { readonly lessMinorUnits: bigint })[];
      readonly relief: TableRelief;
    };

/** Up to `fullUpTo` of gross nothing is withheld; up to `until` the tax is lowered by `lowered` less `times` the gross. */
export type TableRelief = {
  readonly fullUpToMinorUnits: bigint;
  readonly untilMinorUnits: bigint;
  readonly loweredMinorUnits: bigint;
  readonly times: Fraction;
};

/** From when on a rule takes anything. */
export type TaxThreshold = {
  readonly minorUnits: bigint;
  /** What is counted: the payment, or all of the payee's tax year. */
  readonly counts: 'payment' | 'year';
  /** `over`: exactly this much is still free; `at`: it is not. */
  readonly reached: 'at' | 'over';
};

/** A return that names the payee once the year's payments reach an amount. */
export type TaxReport = { readonly form: string; readonly fromMinorUnits: bigint };

/**
 * One dated rule of what a payer withholds. Rules are data, and a correction is a new row: what was paid under a rule can always
 * be explained by it.
 */
export type WithholdingRule = {
  readonly ruleId: string;
  /** ISO 3166-1. */
  readonly payerCountry: string;
  /** Where the payee lives; `abroad`: anywhere but in the payer's country. */
  readonly payeeCountry: string | 'abroad';
  /** Absent: any. */
  readonly payeeKinds?: readonly PayeeKind[];
  readonly incomeKinds: readonly IncomeKind[];
  /** Where the work was done, as seen from the payer; absent: wherever. */
  readonly performed?: 'here' | 'abroad';
  /** What must be on file, and what must not. */
  readonly requires?: readonly TaxEvidence[];
  readonly excludes?: readonly TaxEvidence[];
  /** The currency of the amounts, in which the payer pays. */
  readonly currency: string;
  readonly threshold?: TaxThreshold;
  /** The part of the gross that is taxed; absent: all of it. */
  readonly base?: Fraction;
  readonly method: TaxMethod;
  /** To a minor unit; absent: `half-up`. */
  readonly rounding?: RoundingName;
  readonly report?: TaxReport;
  /** Days, both included: `2026-01-01`. */
  readonly validFrom: string;
  readonly validTo?: string;
  /** Of several rules that apply the one with the highest counts. */
  readonly priority?: number;
  /** The law, as people cite it. */
  readonly authority: string;
  readonly source: string;
  readonly reviewedOn: string;
  /** `to-verify`: nobody is paid under it before somebody has. */
  readonly certainty: 'certain' | 'to-verify';
  /** What whoever reads it should know. */
  readonly note?: string;
};
