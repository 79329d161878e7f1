import { foldOrder } from '../../core/assessment/fold-order.ts';
import type { OrderSnapshot } from '../../core/assessment/order-facts.ts';
import { valueAsOrdered } from '../../core/assessment/value-as-ordered.ts';
import type { CustomerHistory } from '../../core/identity/customer-history.ts';
import type { IdentityStore } from '../../core/identity/identity-store.ts';
import type { Program } from '../../core/programs/program.ts';
import type { ConversionKey, StoredConversion } from '../../core/settlement/conversion-store.ts';
import { countsAsPurchase } from './counts-as-purchase.ts';
import { listSnapshots } from './list-snapshots.ts';
import { type NotedNames, noteOrder, nothingNoted } from './note-order.ts';

/**
 * Notes the order in its buyer's history and the browser that placed it, and names the buyer's later
 * orders: whether they are a new customer's, or this one told twice, may have changed with it.
 *
 * A shop may name the buyer in one snapshot and not in the next. Every name counts that any of them
 * has, so that it does not matter which arrived first, and what is cancelled is so under all names.
 */
export async function rememberBuyer(
  ports: { readonly history: CustomerHistory; readonly identities: IdentityStore },
  { merchantId }: Program,
  { conversionId }: ConversionKey,
  { facts }: StoredConversion,
): Promise<NotedNames> {
  const { snapshot, firstRecordedAt: recordedAt } = foldOrder(facts);
  if (snapshot === undefined) return nothingNoted;

  const { placedAt } = snapshot;
  const value = valueAsOrdered(snapshot);
  const order = {
    ...{ conversionId, placedAt, recordedAt, counts: countsAsPurchase(snapshot) },
    ...(value === undefined ? {} : { value }),
  };
  const snapshots = listSnapshots(snapshot, facts);
  const hashes = new Set(snapshots.flatMap((each) => each.buyerIdentityHashes));
  const noted = await noteOrder(ports.history, merchantId, hashes, order);
  for (const hash of hashes) {
    for (const visitorId of visitorsOf(snapshots, hash)) {
      await ports.identities.linkVisitor(merchantId, hash, { visitorId, recordedAt });
    }
  }
  return noted;
}

/** The browsers that the snapshots which name a buyer were placed with. */
function visitorsOf(snapshots: readonly OrderSnapshot[], hash: string): Set<string> {
  return new Set(
    snapshots.flatMap(({ buyerIdentityHashes, visitorId }) =>
      visitorId !== undefined && buyerIdentityHashes.includes(hash) ? [visitorId] : [],
    ),
  );
}
