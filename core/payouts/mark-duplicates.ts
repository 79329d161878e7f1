import type { PayoutMethod } from '../programs/program.ts';
import { accountOf, isSameAccount } from './account-of.ts';
import type { DuplicateAccount } from './duplicate-accounts.ts';
import type { PayableAccount } from './payable-account.ts';
import type { PayoutControls } from './payout-controls.ts';

/** An account with whose ways to be paid others share, undeclared; and held, if the merchant wants that. */
export function markDuplicates(
  account: PayableAccount,
  found: readonly DuplicateAccount[],
  { duplicateAccounts }: Pick<PayoutControls, 'duplicateAccounts'>,
): PayableAccount {
  const { payeeMethods = {}, method, head } = account;
  const isShared = (kind: 'creator' | 'payee', id: string, way: PayoutMethod | undefined) => {
    const own = accountOf(way);
    return found.some(
      (duplicate) =>
        own !== undefined &&
        isSameAccount(own, duplicate.account) &&
        duplicate.owners.some((owner) => owner.kind === kind && owner.id === id),
    );
  };
  const duplicates = [
    ...(isShared('creator', head.creatorId, method) ? [''] : []),
    ...Object.entries(payeeMethods).flatMap(([id, way]) =>
      isShared('payee', id, way) ? [id] : [],
    ),
  ];
  if (duplicates.length === 0) return account;
  if (duplicateAccounts === 'show') return { ...account, duplicates };

  const holds = duplicates.map((payeeId) => ({
    ...(payeeId === '' ? {} : { payeeId }),
    reason: 'duplicate-account' as const,
  }));
  return { ...account, duplicates, holds: [...(account.holds ?? []), ...holds] };
}
