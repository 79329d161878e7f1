import type { PayoutBatch } from './payout-store.ts';

/** Whose account it is, and who is paid from it: a payee, or without one the creator. */
export type Receiver = { readonly creatorId: string; readonly payeeId?: string };

/** Everybody that a batch is to pay, creators paid directly first. */
export function listReceivers({
  creatorIds,
  payeeParts = [],
}: Pick<PayoutBatch, 'creatorIds' | 'payeeParts'>): Receiver[] {
  return [...creatorIds.map((creatorId) => ({ creatorId })), ...payeeParts];
}
