import { accountOf } from '../../core/payouts/account-of.ts';
import { isCalledRail } from '../../core/payouts/called-rails.ts';
import { type AccountOwner, duplicateAccount } from '../../core/payouts/duplicate-accounts.ts';
import type { Creator } from '../../core/programs/program.ts';
import { findOwners } from '../shared/paying/find-duplicate-accounts.ts';
import type { ManageProgramsPorts } from './ports.ts';

/** What somebody may want to look at who sees a creator or payee that was saved. */
export type AccountSignal = {
  readonly name: typeof duplicateAccount;
  readonly owners: readonly AccountOwner[];
};

/**
 * Saves whoever is paid to an account, and says who else is, undeclared. Whose account it is is noted before it is
 * saved: of two who save the same account at once, the later one finds the other.
 */
export async function saveWithAccount<Party extends Pick<Creator, 'merchantId' | 'payoutMethod'>>(
  { accounts, directory, now }: Pick<ManageProgramsPorts, 'accounts' | 'directory' | 'now'>,
  owner: AccountOwner,
  { merchantId, payoutMethod }: Party,
  save: () => Promise<Party>,
): Promise<{ readonly saved: Party; readonly signals: readonly AccountSignal[] }> {
  const account = accountOf(payoutMethod);
  // What rails that are called know somebody by may be an address, which nobody's erasure would find in the index.
  if (account === undefined || isCalledRail(account.rail)) {
    return { saved: await save(), signals: [] };
  }

  await accounts.note(merchantId, owner, account);
  const saved = await save();
  if ((await accounts.listOwners(merchantId, account)).length < 2) return { saved, signals: [] };
  // Also if all is declared: who has a payee today may have none tomorrow, and saves no account then.
  await accounts.suspect(merchantId, account);
  const owners = await findOwners({ accounts, directory }, merchantId, account, now());
  const isOne = owners.some(({ kind, id }) => kind === owner.kind && id === owner.id);
  return { saved, signals: isOne ? [{ name: duplicateAccount, owners }] : [] };
}
