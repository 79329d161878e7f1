import type { AccountIndex } from '../../../core/payouts/account-index.ts';
import { isSameAccount, type KnownAccount } from '../../../core/payouts/account-of.ts';
import {
  type AccountOwner,
  type DuplicateAccount,
  findUndeclaredOwners,
} from '../../../core/payouts/duplicate-accounts.ts';
import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { mapBounded } from '../reading/map-bounded.ts';

export type FindDuplicatesPorts = {
  readonly accounts: Pick<AccountIndex, 'listOwners' | 'listSuspects'>;
  readonly directory: Pick<ProgramDirectory, 'findCreator' | 'findPayee'>;
};

const readsAtOnce = 8;

/** The accounts to which several are paid, undeclared, as everything is stored now. */
export async function findDuplicateAccounts(
  ports: FindDuplicatesPorts,
  merchantId: string,
  at: Instant,
): Promise<DuplicateAccount[]> {
  const listed = await ports.accounts.listSuspects(merchantId);
  const suspects = listed.filter(
    (account, place) => !listed.slice(0, place).some((other) => isSameAccount(other, account)),
  );
  const found = await mapBounded(suspects, readsAtOnce, async (account) => ({
    ...{ merchantId, account },
    owners: await findOwners(ports, merchantId, account, at),
  }));
  return found.filter(({ owners }) => owners.length > 0);
}

/** Who is paid to an account, undeclared; nobody if that is one, or none. */
export async function findOwners(
  {
    accounts,
    directory,
  }: Omit<FindDuplicatesPorts, 'accounts'> & {
    readonly accounts: Pick<AccountIndex, 'listOwners'>;
  },
  merchantId: string,
  account: KnownAccount,
  at: Instant,
): Promise<AccountOwner[]> {
  const owners = await accounts.listOwners(merchantId, account);
  const idsOf = (kind: AccountOwner['kind']) =>
    owners.flatMap((owner) => (owner.kind === kind ? [owner.id] : []));
  const [creators, payees] = await Promise.all([
    mapBounded(idsOf('creator'), readsAtOnce, (id) => directory.findCreator(merchantId, id)),
    mapBounded(idsOf('payee'), readsAtOnce, (id) => directory.findPayee(merchantId, id)),
  ]);
  const users = {
    creators: creators.filter((creator) => creator !== undefined),
    payees: payees.filter((payee) => payee !== undefined),
  };
  return findUndeclaredOwners(account, users, at);
}
