import { dynamoPayoutStore } from '../../../adapters/dynamo/payout-store.ts';
import type { LedgerExport } from '../../../core/ledger/ledger-export.ts';
import { isCalledRail } from '../../../core/payouts/called-rails.ts';
import type { Payout } from '../../../core/payouts/payout.ts';
import { PromiseBroken } from '../promise-broken.ts';
import type { RailPaid } from '../system/rails/simulated-rail.ts';
import { tables } from '../system/tables.ts';
import type { World } from '../system/world.ts';

/**
 * I7 and I13, of rails that are called: at rest the ledger says of every payout what its rail's own books say, each was paid at most
 * once, nothing is in limbo, and no batch is still looked up. @throws PromiseBroken
 */
export async function checkRails(world: World, { payouts }: LedgerExport): Promise<void> {
  const called = payouts.filter(({ method }) => isCalledRail(method.rail));
  const paid = Map.groupBy(world.rails.payments, nameOf);
  for (const payout of called) checkPayout(payout, paid.get(nameOf(payout)) ?? []);
  const known = new Set(called.map(nameOf));
  const stray = [...paid.keys()].find((name) => !known.has(name));
  if (stray !== undefined) throw new PromiseBroken('I7', `${stray} was paid, nobody knows it.`);
  const open = await dynamoPayoutStore(world.dynamo.documents, tables.ledger).listOpenBatches();
  const [first] = open;
  if (first) throw new PromiseBroken('I13', `The batch ${first.batchId} is still looked up.`);
}

function checkPayout(payout: Payout, payments: readonly RailPaid[]): void {
  const { payoutId, state, history } = payout;
  const moved = payments.filter((payment) => payment.state !== 'refused');
  if (moved.length > 1)
    throw new PromiseBroken('I7', `${payoutId} was paid ${moved.length} times.`);
  const [payment] = moved;
  const isAgreed = (expected: readonly (string | undefined)[]) => expected.includes(payment?.state);
  const agrees =
    (state === 'confirmed' && isAgreed(['paid'])) ||
    (state === 'returned' && isAgreed(['returned', undefined])) ||
    (state === 'failed' && isAgreed(['returned', undefined])) ||
    (state === 'cancelled' && isAgreed([undefined]));
  if (!agrees) {
    throw new PromiseBroken('I7', `${payoutId} is ${state}, its rail says ${payment?.state}.`);
  }
  if (history.some(({ evidence }) => evidence === '')) {
    throw new PromiseBroken('I7', `${payoutId} moved without evidence.`);
  }
}

const nameOf = ({ merchantId, payoutId }: { merchantId: string; payoutId: string }): string =>
  `${merchantId} ${payoutId}`;
