import type { Money } from '../money/money.ts';
import type { IncomeKind, PayeeKind, TaxEvidence } from './withholding-rule.ts';

/** An earlier payment to the same payee, in the currency of this one. */
export type EarlierPayment = {
  readonly paidOn: string;
  readonly incomeKind: IncomeKind;
  readonly grossMinorUnits: bigint;
  readonly withheldMinorUnits: bigint;
};

/** A payment as far as taxes are withheld from it. */
export type TaxPayment = {
  /** ISO 3166-1. */
  readonly payerCountry: string;
  readonly payee: {
    readonly country: string;
    readonly kind: PayeeKind;
    readonly evidence: readonly TaxEvidence[];
  };
  /** The day in the payer's zone, `YYYY-MM-DD`. */
  readonly paidOn: string;
  /** Before debts are set off, and without indirect tax. */
  readonly gross: Money;
  readonly incomeKind: IncomeKind;
  /** Where the work was done; absent: nobody knows. */
  readonly performedIn?: string;
  /** Social security that the payer keeps back, too, where a rule lets it lower the base. */
  readonly socialSecurityMinorUnits?: bigint;
  /** All earlier payments to the payee that may lie in the same tax year, in any order. */
  readonly earlier: readonly EarlierPayment[];
};
