import type { Payee } from '../payees/payee.ts';
import { termsAt } from '../payees/terms-at.ts';
import type { Creator } from '../programs/program.ts';
import type { Instant } from '../time/instant.ts';
import { accountOf, isSameAccount, type KnownAccount } from './account-of.ts';

/** Who is paid to an account. */
export type AccountOwner = { readonly kind: 'creator' | 'payee'; readonly id: string };

/** The name of the signal. */
export const duplicateAccount = 'duplicate-payout-account';

/** Several are paid to one account, and nobody has declared that they are one. */
export type DuplicateAccount = {
  readonly merchantId: string;
  readonly account: KnownAccount;
  readonly owners: readonly AccountOwner[];
};

/** Everybody who may be paid to an account, as they are stored now. */
export type AccountUsers = {
  readonly creators: readonly Creator[];
  readonly payees: readonly Payee[];
};

/**
 * Who is paid to an account without anybody having said why they share it: a creator whose declared payee (an agency, a
 * guardian) has the account is paid to it with good reason, and so are all of an agency's creators.
 *
 * @param users may hold others, who are paid elsewhere by now.
 * @returns nobody if they are less than two.
 */
export function findUndeclaredOwners(
  account: Pick<KnownAccount, 'fingerprints'>,
  users: AccountUsers,
  at: Instant,
): AccountOwner[] {
  const uses = ({ payoutMethod }: Creator | Payee) => {
    const own = accountOf(payoutMethod);
    return own !== undefined && isSameAccount(own, account);
  };
  const payees = users.payees.filter(uses);
  const creators = users.creators.filter(uses);
  const isDeclared = ({ payees: assignments }: Creator) =>
    payees.some(({ payeeId }) => payeeId === termsAt(assignments, at)?.payeeId);
  const undeclared = creators.filter((creator) => !isDeclared(creator));
  const owners: AccountOwner[] = [
    ...undeclared.map(({ creatorId: id }) => ({ kind: 'creator' as const, id })),
    ...payees.map(({ payeeId: id }) => ({ kind: 'payee' as const, id })),
  ];
  return owners.length < 2 ? [] : owners;
}
