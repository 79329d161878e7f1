import { addRemoved, nothingRemoved, type PersonStore } from '../../core/identity/person-store.ts';
import type { Erasure, PrivacyRequest, PrivacyRequestStore } from '../../core/privacy/index.ts';
import type { Instant } from '../../core/time/instant.ts';
import { type FindPersonPorts, findPerson } from '../shared/privacy/find-person.ts';
import type { PrivacyRequestKey } from '../shared/queues/privacy-queue.ts';
import { type EraseShopPorts, eraseShop } from './erase-shop.ts';

export type RunPrivacyRequestPorts = FindPersonPorts &
  EraseShopPorts & {
    readonly requests: Pick<PrivacyRequestStore, 'find' | 'save'>;
    readonly persons: Pick<PersonStore, 'read' | 'markErased' | 'sweep' | 'forgetOrder'>;
    /** Asks for the request to be gone on with. */
    readonly enqueue: (key: PrivacyRequestKey) => Promise<void>;
    readonly now: () => Instant;
  };

export type RunOutcome = 'unknown' | 'nothing-to-do' | 'goes-on' | 'done';

/** Removed at once, so that a step is over long before the function is stopped. */
const stepSize = 200;

/**
 * Takes an erasure one step further, and asks for the next one. Every step can be repeated, and any
 * number of workers can be at it at once: they mark what is to go before they remove it, and what is
 * removed does not come back.
 *
 * Exports are handed over by people; nothing is done for them here.
 */
export function makeRunPrivacyRequest(ports: RunPrivacyRequestPorts) {
  return async (key: PrivacyRequestKey): Promise<RunOutcome> => {
    const request = await ports.requests.find(key.merchantId, key.requestId);
    if (request === undefined) return 'unknown';
    if (request.status === 'done' || request.kind === 'export') return 'nothing-to-do';

    const erasure =
      request.kind === 'erase'
        ? await erasePerson(ports, request)
        : await eraseShop(ports, request);
    return save(ports, request, erasure);
  };
}

async function save(
  { requests, enqueue, now }: RunPrivacyRequestPorts,
  request: PrivacyRequest,
  { erasure, isDone }: Step,
): Promise<RunOutcome> {
  if (isDone) {
    const done = { status: 'done', doneAt: now(), doneBy: 'erasure' } as const;
    await requests.save({ ...request, erasure, ...done });
    return 'done';
  }
  const saved = await requests.save({ ...request, erasure });
  if (saved === 'done') return 'done';
  await enqueue({ merchantId: request.merchantId, requestId: request.requestId });
  return 'goes-on';
}

export type Step = { readonly erasure: Erasure; readonly isDone: boolean };

async function erasePerson(ports: RunPrivacyRequestPorts, request: PrivacyRequest): Promise<Step> {
  // Found and written down in a step of its own: once something is removed, it cannot be found again.
  const { erasure } = request;
  if (erasure === undefined) return { erasure: await beginErasure(ports, request), isDone: false };

  const { merchantId } = request;
  if (erasure.swept === 0) {
    for (const hash of erasure.personHashes) {
      await ports.persons.markErased(merchantId, hash, request.receivedAt);
    }
  }
  const personHash = erasure.personHashes[erasure.swept];
  if (personHash === undefined) return { erasure, isDone: true };
  const options = { limit: stepSize, cutsTouches: !erasure.isShared };
  const { removed, isDone } = await ports.persons.sweep(merchantId, personHash, options);
  const swept = erasure.swept + (isDone ? 1 : 0);
  return {
    erasure: { ...erasure, swept, removed: addRemoved(erasure.removed, removed) },
    isDone: swept === erasure.personHashes.length,
  };
}

async function beginErasure(
  ports: RunPrivacyRequestPorts,
  request: PrivacyRequest,
): Promise<Erasure> {
  const { records, isShared } = await findPerson(ports, request);
  const personHashes = records.map(({ personHash }) => personHash);
  return { personHashes, swept: 0, isShared, removed: nothingRemoved };
}
