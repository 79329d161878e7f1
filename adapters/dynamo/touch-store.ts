import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Touch } from '../../core/attribution/touch.ts';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { TouchCount, TouchStore } from '../../core/identity/identity-store.ts';
import type { ConsentChange, Visit } from '../../core/identity/visitor-trail.ts';
import {
  consentKey,
  consentRange,
  touchesOfDay,
  touchIndex,
  touchKey,
  touchRange,
  touchShards,
  visitorPartition,
} from './keys/touch-keys.ts';
import { isNew, putItem } from './put-item.ts';
import { type Item, openTable } from './table.ts';
import { expiryOfTouches } from './touch-expiry.ts';

/** Hardly anybody has a second page; a first one costs no more than two requests would. */
const marksPerPage = 20;

/** Sort keys; `last` lies behind all of them. */
type Range = { readonly first: string; readonly last: string };

/**
 * Keeps touches and visits in the Touches table, one item each, for 180 days, and what visitors say
 * about being tracked for good. What is counted is repeated as attributes, which is all that the index
 * holds.
 */
export function dynamoTouchStore(documents: DynamoDBDocumentClient, tableName: string): TouchStore {
  const table = openTable(documents, tableName);

  /**
   * What a visitor said and what was seen of the visitor, in one request for almost everybody. What
   * lies between the two ranges comes with it, and is read over on the first page only.
   */
  async function readMarks(partition: string, said: Range, seen: Range): Promise<Item[]> {
    const all = { from: said.first, last: seen.last };
    const page = await table.query(partition, all, marksPerPage);
    const end = page.at(marksPerPage - 1)?.sk as string | undefined;
    if (end === undefined) return page;

    const rest = await Promise.all(
      [said, seen].map(async ({ first, last }) => {
        const from = end < first ? first : `${end}\0`;
        return from < last ? table.query(partition, { from, last }) : [];
      }),
    );
    return [...page, ...rest.flat()];
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

    /** Not in the index: the click is in it already. */
    async addSighting(merchantId, touch) {
      const item = {
        ...touchKey(merchantId, touch),
        body: encodeJson(touch),
        expiresAt: expiryOfTouches(touch.at),
      };
      return (await putItem(table, item, isNew)) === 'written' ? 'added' : 'duplicate';
    },

    /** Not in the index: a visit is no touch of a program, and nobody counts it. */
    async addVisit(merchantId, visit) {
      const item = {
        ...touchKey(merchantId, visit),
        isVisit: true,
        body: encodeJson(visit),
        expiresAt: expiryOfTouches(visit.at),
      };
      return (await putItem(table, item, isNew)) === 'written' ? 'added' : 'duplicate';
    },

    /** Without an expiry: a withdrawal stands longer than touches are kept. */
    async addConsent(merchantId, consent) {
      const item = { ...consentKey(merchantId, consent), body: encodeJson(consent) };
      return (await putItem(table, item, isNew)) === 'written' ? 'added' : 'duplicate';
    },

    async readTrail(merchantId, visitorId, from, until) {
      const [said, seen] = [consentRange(until), touchRange(from, until)];
      const marks = await readMarks(visitorPartition(merchantId, visitorId), said, seen);
      const items = marks.filter((item) => isWithin(seen, item));
      return {
        touches: items.filter(({ isVisit }) => isVisit !== true).map(readBody<Touch>),
        visits: items.filter(({ isVisit }) => isVisit === true).map(readBody<Visit>),
        consents: marks.filter((item) => isWithin(said, item)).map(readBody<ConsentChange>),
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

function isWithin({ first, last }: Range, { sk }: Item): boolean {
  return (sk as string) >= first && (sk as string) < last;
}

function readBody<Body>({ body }: Item): Body {
  return decodeJson<Body>(body as string);
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
