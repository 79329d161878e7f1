import type { LedgerExport } from '../../core/ledger/ledger-export.ts';
import { netPositions } from '../../core/ledger/net-position.ts';

/** What every creator comes to in every currency: the figure that no timing may change. */
export function netOf(store: Pick<LedgerExport, 'conversions' | 'accounts'>) {
  return netPositions(entriesOf(store)).map(({ creatorId, unit, net }) => ({
    creatorId,
    unit,
    net,
  }));
}

/** The entries of all journals, of orders and of creators. */
export function entriesOf({
  conversions,
  accounts,
}: Pick<LedgerExport, 'conversions' | 'accounts'>) {
  return [
    ...conversions.flatMap(({ state }) => state.journal),
    ...accounts.flatMap((account) => account.entries),
  ];
}
