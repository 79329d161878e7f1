import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Touch } from '../../core/attribution/touch.ts';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { TouchCount, TouchStore } from '../../core/identity/identity-store.ts';
import type { ConsentChange, Visit } from '../../core/identity/visitor-trail.ts';
import type { Instant } from '../../core/time/instant.ts';
import {
  touchesOfDay,
  touchIndex,
  touchKey,
  touchRange,
  touchShards,
  visitorPartition,
} from './keys.ts';
import { isNew, putItem } from './put-item.ts';
import { type Item, openTable } from './table.ts';
import { expiryOfTouches } from './touch-expiry.ts';

/**
 * Keeps touches in the Touches table, one item each, for 180 days. What is counted is repeated as
 * attributes, which is all that the index holds.
 */
export function dynamoTouchStore(documents: DynamoDBDocumentClient, tableName: string): TouchStore {
  const table = openTable(documents, tableName);

  /** Not in the index: these are no touches of a program, and nobody counts them. */
  async function addMark(
    merchantId: string,
    mark: Mark,
    value: { readonly touchId: string; readonly at: Instant; readonly visitorId: string },
  ): Promise<'added' | 'duplicate'> {
    const item = {
      ...touchKey(merchantId, value),
      mark,
      body: encodeJson(value),
      expiresAt: expiryOfTouches(value.at),
    };
    return (await putItem(table, item, isNew)) === 'written' ? 'added' : 'duplicate';
  }

  return {
    async addTouch(merchantId, touch) {
      const { creatorId, kind, filtered, slug } = touch;
      const item = {
        ...touchKey(merchantId, touch),
        ...touchIndex(merchantId, touch),
        creatorId,
        kind,
        filtered,
        slug,
        body: encodeJson(touch),
        expiresAt: expiryOfTouches(touch.at),
      };
      return (await putItem(table, item, isNew)) === 'written' ? 'added' : 'duplicate';
    },

    addVisit: (merchantId, visit) => addMark(merchantId, 'visit', visit),
    addConsent: (merchantId, { changeId, ...consent }) =>
      addMark(merchantId, 'consent', { touchId: changeId, ...consent }),

    async readTrail(merchantId, visitorId, from, until) {
      const { first, last } = touchRange(from, until);
      const partition = visitorPartition(merchantId, visitorId);
      const items = await table.query(partition, { from: first, last });
      const marked = (mark: Mark | undefined) => items.filter((item) => item.mark === mark);
      return {
        touches: marked(undefined).map((item) => decodeJson<Touch>(item.body as string)),
        visits: marked('visit').map((item) => decodeJson<Visit>(item.body as string)),
        consents: marked('consent').map(readConsent),
      };
    },

    async countTouches(merchantId, programId, day) {
      const shards = Array.from({ length: touchShards }, (_, shard) => shard);
      const found = await Promise.all(
        shards.map((shard) =>
          table.queryIndex('byIndex', touchesOfDay(merchantId, programId, day, shard), 'all'),
        ),
      );
      return countByCreator(found.flat());
    },
  };
}

/** What an item of a visitor is, if it is no touch. */
type Mark = 'visit' | 'consent';

function readConsent(item: Item): ConsentChange {
  const { touchId: changeId, ...consent } = decodeJson<
    Omit<ConsentChange, 'changeId'> & { readonly touchId: string }
  >(item.body as string);
  return { changeId, ...consent };
}

function countByCreator(items: readonly Item[]): TouchCount[] {
  const counts = new Map<string, TouchCount>();
  for (const item of items) {
    const { creatorId, kind, filtered } = item as Pick<Touch, 'creatorId' | 'kind' | 'filtered'>;
    const key = JSON.stringify([creatorId, kind]);
    const known = counts.get(key) ?? { creatorId, kind, counted: 0, filtered: 0 };
    const isFiltered = filtered !== undefined;
    counts.set(key, {
      ...known,
      counted: known.counted + (isFiltered ? 0 : 1),
      filtered: known.filtered + (isFiltered ? 1 : 0),
    });
  }
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
}
