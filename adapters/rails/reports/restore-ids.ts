import { shortenId } from '../shorten-id.ts';

/** What a bank reports by the ids of its file, by those of the payouts: the long ones were shortened there. */
export function restoreIds<Told extends { readonly payoutId: string }>(
  told: readonly Told[],
  payoutIds: readonly string[],
): Told[] {
  const known = new Map(payoutIds.map((payoutId) => [shortenId(payoutId), payoutId]));
  return told.map((each) => ({ ...each, payoutId: known.get(each.payoutId) ?? each.payoutId }));
}
