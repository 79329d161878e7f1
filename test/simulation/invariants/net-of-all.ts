import type { LedgerExport } from '../../../core/ledger/ledger-export.ts';
import { netPositions } from '../../../core/ledger/net-position.ts';
import { type Sums, sumUp } from './sums.ts';

/** What everybody's facts have come to, by merchant, creator and unit, wherever it is by now. */
export function netOfAll({ conversions, accounts }: LedgerExport): Sums {
  const merchantIds = new Set(conversions.map(({ state }) => state.merchantId));
  return sumUp(
    [...merchantIds].flatMap((merchantId) =>
      netPositions([
        ...conversions
          .filter(({ state }) => state.merchantId === merchantId)
          .flatMap(({ state }) => state.journal),
        ...accounts
          .filter(({ head }) => head.merchantId === merchantId)
          .flatMap(({ entries }) => entries),
      ]).map(({ creatorId, unit, net }) => [`${merchantId} ${creatorId} ${unit}`, net] as const),
    ),
  );
}
