import type { AccountChange } from '../payouts/account-change.ts';
import type { KnownAccount } from '../payouts/account-of.ts';
import type { PayoutMethod } from '../programs/program.ts';

/** What a payee is to the creators it is paid for; said to people, and decides nothing. */
export const payeeKinds = ['agency', 'guardian', 'creator'] as const;
/** `creator`: the creator under another name, such as a company of their own. */
export type PayeeKind = (typeof payeeKinds)[number];

/** Who receives money that creators have earned. A creator without one is paid directly. */
export type Payee = {
  readonly merchantId: string;
  readonly payeeId: string;
  readonly name: string;
  readonly kind: PayeeKind;
  /** Absent: what is for this payee waits in the accounts of its creators. */
  readonly payoutMethod?: PayoutMethod;
  /** What became of the accounts, as of a creator. */
  readonly accountChange?: AccountChange;
  readonly formerAccount?: KnownAccount;
};
