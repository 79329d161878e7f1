import { foldOrder } from '../../core/assessment/fold-order.ts';
import type { TokenHistory } from '../../core/fraud/token-history.ts';
import type { Program } from '../../core/programs/program.ts';
import type { ConversionKey, StoredConversion } from '../../core/settlement/conversion-store.ts';
import { countsAsPurchase } from './counts-as-purchase.ts';
import { listSnapshots } from './list-snapshots.ts';
import { type NotedNames, noteOrder, nothingNoted } from './note-order.ts';

/**
 * Notes the order under the click tokens that any of its snapshots carries, where the program asks whether several
 * customers' orders carry one, and names the later orders that carry the same.
 */
export async function rememberTokens(
  tokens: TokenHistory,
  { merchantId, cookieStuffing }: Program,
  { conversionId }: ConversionKey,
  { facts }: StoredConversion,
): Promise<NotedNames> {
  if (cookieStuffing?.sharedTokens === undefined) return nothingNoted;
  const { snapshot, firstRecordedAt: recordedAt } = foldOrder(facts);
  if (snapshot === undefined) return nothingNoted;

  const { placedAt } = snapshot;
  const snapshots = listSnapshots(snapshot, facts);
  const namesBuyer = snapshots.some(({ buyerIdentityHashes }) => buyerIdentityHashes.length > 0);
  const carried = snapshots.flatMap((each) => each.tokens);
  const touchIds = new Set(carried.flatMap((token) => ('refusal' in token ? [] : [token.touchId])));
  const counts = namesBuyer && countsAsPurchase(snapshot);
  return noteOrder(tokens, merchantId, touchIds, { conversionId, placedAt, counts, recordedAt });
}
