import type { HolderKind, UsAccountType } from '../../../core/payouts/us-account.ts';

/** One credit to an account in the United States. */
export type AchCredit = {
  /** The payout's id; comes back with a return. */
  readonly id: string;
  readonly cents: bigint;
  readonly holder: string;
  /** A person gets a PPD entry, a company a CCD entry. */
  readonly holderKind: HolderKind;
  readonly routingNumber: string;
  readonly accountNumber: string;
  readonly accountType: UsAccountType;
};

/** Whose money it is, and at which bank. */
export type AchOriginator = {
  readonly name: string;
  /** What the bank knows it by, ten characters: often 1 and the employer's number. */
  readonly companyId: string;
  readonly bankName: string;
  readonly routingNumber: string;
  /** Debited with the sum of each batch, which makes the file balanced; absent: the bank does that itself. */
  readonly offset?: { readonly accountNumber: string; readonly accountType: UsAccountType };
};

/** Credits of one originator on one day. */
export type NachaFile = {
  /** Tells the files of one day apart: `A` to `Z`, `0` to `9`. */
  readonly modifier: string;
  readonly reference: string;
  /** `YYYY-MM-DD`: when it was made, and when the money is to be there. */
  readonly createdOn: string;
  readonly effectiveOn: string;
  /** What receivers read on their statement, at most ten characters. */
  readonly description: string;
  readonly originator: AchOriginator;
  readonly credits: readonly AchCredit[];
};
