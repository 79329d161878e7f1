import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { PrivacyRequest, PrivacyRequestStore } from '../../core/privacy/index.ts';
import {
  privacyRequestIndex,
  privacyRequestKey,
  privacyRequestPrefix,
  privacyRequestsPartition,
} from './keys/touch-keys.ts';
import { isNew, putItem } from './put-item.ts';
import { type Item, openTable } from './table.ts';

const isOpen = {
  expression: 'attribute_exists(pk) AND #status = :open',
  names: { '#status': 'status' },
  values: { ':open': 'open' },
};

/** Keeps requests in the Touches table, beside what they are about, without an expiry. */
export function dynamoPrivacyRequestStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): PrivacyRequestStore {
  const table = openTable(documents, tableName);

  return {
    add: async (request) =>
      (await putItem(table, toItem(request), isNew)) === 'written' ? 'added' : 'duplicate',

    async find(merchantId, requestId) {
      const item = await table.get(privacyRequestKey(merchantId, requestId));
      return item && fromItem(item);
    },

    save: async (request) =>
      (await putItem(table, toItem(request), isOpen)) === 'written' ? 'saved' : 'done',

    async list(merchantId, status, { limit, after }) {
      const prefix = privacyRequestPrefix(status);
      const range = { from: after === undefined ? prefix : `${after}\0`, last: `${prefix}~` };
      const partition = privacyRequestsPartition(merchantId);
      const places = await table.queryIndex('byIndex', partition, range, limit + 1);
      const shown = places.slice(0, limit);
      const keys = shown.map(({ pk, sk }) => ({ pk: pk as string, sk: sk as string }));
      const items = (await table.getMany(keys)).map(fromItem);
      const next = places.length > limit ? (shown.at(-1)?.isk as string) : undefined;
      return next === undefined ? { items } : { items, next };
    },
  };
}

function toItem(request: PrivacyRequest): Item {
  const { merchantId, requestId, status } = request;
  return {
    ...privacyRequestKey(merchantId, requestId),
    ...privacyRequestIndex(merchantId, request),
    status,
    body: encodeJson(request),
  };
}

function fromItem({ body }: Item): PrivacyRequest {
  return decodeJson<PrivacyRequest>(body as string);
}
