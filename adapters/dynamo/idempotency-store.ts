import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  answerLifeMs,
  type IdempotencyStore,
  type KeyedRequest,
  type RequestStart,
  requestLeaseMs,
  type StoredAnswer,
} from '../../core/requests/idempotency-store.ts';
import { type Instant, msPerSecond } from '../../core/time/instant.ts';
import { requestKey } from './keys/item-key.ts';
import { putItem } from './put-item.ts';
import { type Item, openTable } from './table.ts';

/** Keeps keyed requests in whichever table their function writes; TTL removes them when they are old. */
export function dynamoIdempotencyStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): IdempotencyStore {
  const table = openTable(documents, tableName);

  const itemOf = ({ merchantId, key, fingerprint }: KeyedRequest, until: Instant) => ({
    ...requestKey(merchantId, key),
    fingerprint,
    until,
    expiresAt: Math.ceil(until / msPerSecond),
  });

  return {
    async start(request, now) {
      const outcome = await putItem(table, itemOf(request, now + requestLeaseMs), {
        expression: 'attribute_not_exists(pk) OR #until <= :now',
        names: { '#until': 'until' },
        values: { ':now': now },
      });
      if (outcome === 'written') return { kind: 'started' };

      const known = await table.get(requestKey(request.merchantId, request.key));
      // Given up between the two: its sender asks again.
      if (known === undefined) return { kind: 'in-flight' };
      return judge(known, request);
    },

    async answer(request, answer, now) {
      const item = { ...itemOf(request, now + answerLifeMs), ...answer };
      await putItem(table, item, ownedBy(request));
    },

    async abandon(request, now) {
      await putItem(table, itemOf(request, now), ownedBy(request));
    },
  };
}

function judge(known: Item, request: KeyedRequest): RequestStart {
  if (known.fingerprint !== request.fingerprint) return { kind: 'reused' };
  if (known.status === undefined) return { kind: 'in-flight' };
  const { status, body } = known as unknown as StoredAnswer;
  return { kind: 'answered', answer: { status, body } };
}

/** Nobody has taken the key for another request since, which a lease that ran out allows. */
function ownedBy({ fingerprint }: KeyedRequest) {
  return {
    expression: 'attribute_not_exists(pk) OR fingerprint = :fingerprint',
    values: { ':fingerprint': fingerprint },
  };
}
