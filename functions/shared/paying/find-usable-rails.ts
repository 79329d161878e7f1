import { isCash } from '../../../core/ledger/is-cash.ts';
import { isCalledRail } from '../../../core/payouts/called-rails.ts';
import type { PayableAccount } from '../../../core/payouts/payable-account.ts';
import type { UsableRails } from '../../../core/payouts/usable-rail.ts';
import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';
import type { RailLimitsByName } from './open-rail.ts';

export type UsableRailsPorts = {
  readonly directory: Pick<ProgramDirectory, 'listPayoutConnections'>;
  readonly railLimits: RailLimitsByName;
};

/**
 * The rails that are called over which a merchant can pay now: those that are known here, and to which it has an open connection. Of several
 * connections of a rail it is the first by id. Nothing is read where nobody is paid over such a rail, and nobody is owed what is no cash.
 */
export async function findUsableRails(
  { directory, railLimits }: UsableRailsPorts,
  merchantId: string,
  accounts: readonly Pick<PayableAccount, 'head' | 'method' | 'payeeMethods'>[],
): Promise<UsableRails> {
  const isAsked = accounts.some(
    ({ head, method, payeeMethods = {} }) =>
      [method, ...Object.values(payeeMethods)].some(
        (each) => each !== undefined && isCalledRail(each.rail),
      ) || Object.keys(head.balances).some((unit) => !isCash(unit)),
  );
  if (!isAsked) return {};

  const connections = await directory.listPayoutConnections(merchantId);
  const usable = connections.flatMap(({ connectionId, provider, closedAt }) => {
    if (closedAt !== undefined || !isCalledRail(provider)) return [];
    const limits = railLimits[provider];
    return limits === undefined ? [] : [[provider, { connectionId, limits }] as const];
  });
  // The first of a name is to win, and the last one does.
  return Object.fromEntries(usable.toReversed());
}
