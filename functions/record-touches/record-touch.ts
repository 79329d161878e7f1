import type { IdentityStore, TouchStore } from '../../core/identity/identity-store.ts';
import type { PersonStore } from '../../core/identity/person-store.ts';
import type { SiblingSighting, TouchMessage } from '../../core/tracking/touch-message.ts';

export type RecordTouch = (message: TouchMessage) => Promise<void>;

/** Writes what the edge queued. A message that comes again changes nothing. */
export function makeRecordTouch(
  touches: Pick<TouchStore, 'addTouch' | 'addSighting' | 'addVisit' | 'addConsent'>,
  identities: Pick<IdentityStore, 'linkVisitor'>,
  persons: Pick<PersonStore, 'joinSiblings'>,
): RecordTouch {
  return async (message) => {
    const { merchantId } = message;
    if ('touch' in message) await touches.addTouch(merchantId, message.touch);
    else if ('sighting' in message) await touches.addSighting(merchantId, message.sighting);
    else if ('visit' in message) await touches.addVisit(merchantId, message.visit);
    else if ('consent' in message) await touches.addConsent(merchantId, message.consent);
    else if ('siblings' in message) await joinSiblings(persons, merchantId, message.siblings);
    else {
      const { siblings: hashes = [], recordedAt } = message.identify;
      // First, because an erasure under an older pepper holds for the newer one, too.
      await joinSiblings(persons, merchantId, { hashes, recordedAt });
      await linkPerson(identities, message);
    }
  };
}

async function joinSiblings(
  persons: Pick<PersonStore, 'joinSiblings'>,
  merchantId: string,
  { hashes, recordedAt }: SiblingSighting,
): Promise<void> {
  for (const ofOneKey of hashes) await persons.joinSiblings(merchantId, ofOneKey, recordedAt);
}

async function linkPerson(
  identities: Pick<IdentityStore, 'linkVisitor'>,
  { merchantId, identify }: Extract<TouchMessage, { identify: unknown }>,
): Promise<void> {
  const { visitorId, personHashes, recordedAt } = identify;
  for (const personHash of personHashes) {
    await identities.linkVisitor(merchantId, personHash, { visitorId, recordedAt });
  }
}
