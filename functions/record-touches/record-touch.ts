import type { IdentityStore, TouchStore } from '../../core/identity/identity-store.ts';
import type { TouchMessage } from '../../core/tracking/touch-message.ts';

export type RecordTouch = (message: TouchMessage) => Promise<void>;

/** Writes what the edge queued. A message that comes again changes nothing. */
export function makeRecordTouch(
  touches: Pick<TouchStore, 'addTouch'>,
  identities: Pick<IdentityStore, 'linkVisitor'>,
): RecordTouch {
  return async (message) => {
    if ('touch' in message) {
      await touches.addTouch(message.merchantId, message.touch);
      return;
    }
    const { visitorId, personHashes, recordedAt } = message.identify;
    for (const personHash of personHashes) {
      await identities.linkVisitor(message.merchantId, personHash, { visitorId, recordedAt });
    }
  };
}
