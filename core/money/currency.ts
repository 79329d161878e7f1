/** A currency of ISO 4217, listed under its three letters. */
export type Currency = {
  /** Three digits as text, because some begin with zero. */
  readonly numericCode: string;
  /** How many decimal places an amount has: USD 2, JPY 0, KWD 3, CLF 4. */
  readonly minorUnitDigits: number;
  /** The name in English, as the standard writes it. */
  readonly name: string;
  /** The month in which the standard withdrew it, `YYYY-MM`; absent while it is in use. */
  readonly withdrawnIn?: string;
};
