import type { LedgerExport } from '../../../core/ledger/ledger-export.ts';
import type { World } from '../system/world.ts';
import { readLedger } from './check-ledger.ts';
import { netOfAll } from './net-of-all.ts';
import { expectSame } from './sums.ts';

/**
 * I10: the same story, told once, in order and without a fault, comes to the same. @throws PromiseBroken
 *
 * What is held for good was closed before it was held in one telling, and never in the other. Only what has closed counts in periods, so
 * these are compared where the same has closed.
 *
 * @param plain the world in which it was told so.
 */
export async function comparePlain(world: World, plain: World): Promise<void> {
  const [found, expected] = await Promise.all([readLedger(world.dynamo), readLedger(plain.dynamo)]);
  const expectSameNet = (change: (store: LedgerExport) => LedgerExport) =>
    expectSame('I10', 'The net positions', netOfAll(change(found)), netOfAll(change(expected)));
  if (listClosed(found).join() === listClosed(expected).join()) expectSameNet((store) => store);
  else expectSameNet(withoutPeriods);
}

const listClosed = ({ conversions }: LedgerExport): string[] =>
  conversions
    .filter(({ state }) => state.status === 'closed')
    .map(({ state }) => `${state.merchantId} ${state.conversionId}`)
    .toSorted();

const withoutPeriods = (store: LedgerExport): LedgerExport => ({
  ...store,
  accounts: store.accounts.map((account) => ({
    ...account,
    entries: account.entries.filter(({ kind }) => kind !== 'period'),
  })),
});
