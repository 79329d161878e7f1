import { sha256 } from '../../adapters/crypto/sha256.ts';
import { confirmPayout } from '../../core/ledger/confirm-payout.ts';
import type { LedgerExport } from '../../core/ledger/ledger-export.ts';
import type { AccountWrite } from '../../core/ledger/ledger-store.ts';
import { reservePayout } from '../../core/ledger/reserve-payout.ts';
import { settleLegs } from '../../core/ledger/settle-legs.ts';
import { submitPayout } from '../../core/payouts/submit-payout.ts';
import { anEstimatedOrder, type ClosedOrder, closeAnOrder } from './close-an-order.ts';
import { daysAfterOrder } from './factories/moments.ts';
import { inMemoryLedgerStore } from './in-memory-ledger-store.ts';

const at = daysAfterOrder(50);

/**
 * A store with a bit of everything: `mia` was paid 10.00 USD and then lost 4.00 of it to a refund,
 * `leo` has JPY payable, and one more leg of his is still waiting; another order of hers is open.
 */
export async function aSettledStore(): Promise<LedgerExport> {
  const refunded = closeAnOrder('1', 'USD', [
    [{ creatorId: 'mia', minorUnits: 1_000n }],
    [{ creatorId: 'mia', minorUnits: 600n }],
  ]);
  const shared = closeAnOrder('2', 'JPY', [
    [
      { creatorId: 'leo', minorUnits: 500n },
      { creatorId: 'mia', minorUnits: 500n },
    ],
  ]);
  const fresh = closeAnOrder('3', 'USD', [[{ creatorId: 'leo', minorUnits: 70n }]]);

  const open = anEstimatedOrder('4', 'USD', [
    [{ creatorId: 'mia', minorUnits: 200n }],
    [{ creatorId: 'mia', minorUnits: 150n }],
  ]);

  const ledger = inMemoryLedgerStore(() => fresh.legs);
  const store = { ledger, write: (change: AccountWrite) => writeOnce(ledger, change) };
  await settle(store, 'mia', refunded, 1);
  await payMia(store);
  await settle(store, 'mia', refunded, 2);
  await settle(store, 'mia', shared, 1);
  await settle(store, 'leo', shared, 1);

  const orders = [refunded, shared, fresh, open];
  const conversions = orders.map(({ state, frozen }) => ({ state, frozen }));
  return { conversions, ...ledger.export() };
}

type Store = {
  readonly ledger: ReturnType<typeof inMemoryLedgerStore>;
  readonly write: (change: AccountWrite) => Promise<void>;
};

async function settle(
  { ledger, write }: Store,
  creatorId: string,
  order: ClosedOrder,
  revision: number,
): Promise<void> {
  const legs = order.legs.filter((leg) => leg.creatorId === creatorId && leg.revision === revision);
  const head = await ledger.readHead('acme', creatorId);
  await write(settleLegs(head, legs, { postedAt: at, sha256 }));
}

async function payMia({ ledger, write }: Store): Promise<void> {
  const reserved = reservePayout(
    await ledger.readHead('acme', 'mia'),
    {
      currency: 'USD',
      runId: '2026-04-15',
      batchId: '2026-04-15-manual-USD-1',
      method: { rail: 'manual' },
      at,
    },
    sha256,
  );
  await write(reserved);
  await ledger.submit(reserved.payout.next, at);
  const submitted = submitPayout(reserved.payout.next, at);
  await write(confirmPayout(reserved.head, submitted, { at, evidence: 'booking 77' }, sha256));
}

async function writeOnce(ledger: Store['ledger'], change: AccountWrite): Promise<void> {
  const outcome = await ledger.write(change);
  if (outcome !== 'written') throw new Error(`The write was ${outcome}.`);
}
