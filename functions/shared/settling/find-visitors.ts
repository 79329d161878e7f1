import type { IdentityStore } from '../../../core/identity/identity-store.ts';
import {
  type JoinedVisitors,
  joinVisitors,
  type LinkedIdentity,
} from '../../../core/identity/join-visitors.ts';
import type { EvidenceQuestion } from './gather-evidence.ts';

/** The browsers that are joined with the buyer of an order, and identities that are no person's. */
export async function findVisitors(
  identities: IdentityStore,
  { program, order, cutOff }: EvidenceQuestion,
): Promise<JoinedVisitors> {
  const linked = await Promise.all(
    order.buyerIdentityHashes.map(async (personHash): Promise<LinkedIdentity> => {
      const links = await identities.listVisitors(program.merchantId, personHash, cutOff);
      return { personHash, links };
    }),
  );
  return joinVisitors(order.visitorId, linked, cutOff);
}
