import type { PrivacyRequest } from '../../core/privacy/index.ts';
import { formatInstant } from '../../core/time/format-instant.ts';

/** A request as the API shows it: of the person only the hashes. */
export function toRequestDocument(request: PrivacyRequest) {
  const { requestId, kind, status, connectionId, author, personHashes, conversionIds } = request;
  const { receivedAt, dueAt, doneAt, doneBy, erasure } = request;
  return {
    ...{ requestId, kind, status },
    ...(connectionId === undefined ? {} : { connectionId }),
    ...{ author, personHashes, conversionIds },
    receivedAt: formatInstant(receivedAt),
    dueAt: formatInstant(dueAt),
    ...(doneAt === undefined ? {} : { doneAt: formatInstant(doneAt), doneBy }),
    ...(erasure === undefined
      ? {}
      : {
          erasure: {
            identities: erasure.personHashes.length,
            swept: erasure.swept,
            isShared: erasure.isShared,
            removed: erasure.removed,
            ...(erasure.nextDay === undefined ? {} : { nextDay: erasure.nextDay }),
          },
        }),
  };
}
