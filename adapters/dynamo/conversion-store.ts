import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Fact, RejectedFact } from '../../core/assessment/order-facts.ts';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { Leg } from '../../core/ledger/entry.ts';
import type { ConversionState, FrozenAssessment } from '../../core/settlement/conversion.ts';
import { conversionIdOf } from '../../core/settlement/conversion-id.ts';
import type { ConversionStore, StoredConversion } from '../../core/settlement/conversion-store.ts';
import { fromStateItem, toStateItem } from './conversion-item.ts';
import {
  conversionOfDue,
  dayPartition,
  dueAfter,
  duePartition,
  dueUntil,
  factKey,
  factPrefix,
  legKey,
  orderPartition,
  rejectedKey,
  rejectedPartition,
  revisionKey,
  revisionPrefix,
  stateKey,
} from './keys.ts';
import { type LargeBodies, readBody, storeBody } from './large-bodies.ts';
import { type Condition, isNew, putItem } from './put-item.ts';
import { type Item, openTable } from './table.ts';
import { part, type TransactionPart, writeTogether } from './write-together.ts';

export type ConversionStoreSettings = {
  readonly documents: DynamoDBDocumentClient;
  readonly conversionsTable: string;
  /** Takes the legs of a close or restatement, in the same transaction. */
  readonly ledgerTable: string;
  readonly largeBodies: LargeBodies;
};

/**
 * Keeps an order in one partition: each fact, the state, and each frozen revision is an item. A
 * change of an open conversion is one write of one item; a close is one transaction with its legs.
 */
export function dynamoConversionStore(settings: ConversionStoreSettings): ConversionStore {
  const { documents, largeBodies } = settings;
  const table = openTable(documents, settings.conversionsTable);
  const ledger = openTable(documents, settings.ledgerTable);

  const decodeBody = async <Value>(item: Item): Promise<Value> =>
    decodeJson<Value>(await readBody(largeBodies, item));

  async function toRevision(state: ConversionState, frozen: FrozenAssessment) {
    const { merchantId, conversionId } = state;
    return part.put(
      table,
      {
        ...revisionKey(merchantId, conversionId, frozen.revision),
        ...(await storeBody(largeBodies, merchantId, encodeJson(frozen))),
      },
      isNew,
    );
  }

  return {
    async addFact(fact) {
      const { merchantId } = fact;
      const item = {
        ...factKey(merchantId, conversionIdOf(fact), fact),
        ...(await storeBody(largeBodies, merchantId, encodeJson(fact))),
      };
      return (await putItem(table, item, isNew)) === 'written' ? 'added' : 'duplicate';
    },

    async addRejectedFact(fact) {
      const item = { ...rejectedKey(fact.merchantId, fact), body: encodeJson(fact) };
      return (await putItem(table, item, isNew)) === 'written' ? 'added' : 'duplicate';
    },

    async load({ merchantId, conversionId }) {
      const items = await table.query(orderPartition(merchantId, conversionId), 'all');
      return readConversion(items, decodeBody);
    },

    async readState({ merchantId, conversionId }) {
      const item = await table.get(stateKey(merchantId, conversionId));
      return item && fromStateItem(item);
    },

    async findFacts({ merchantId, conversionId }, factId) {
      const items = await table.query(orderPartition(merchantId, conversionId), {
        prefix: `${factPrefix}${factId}#`,
      });
      const facts = await Promise.all(items.map((item) => decodeBody<Fact>(item)));
      return facts.filter((fact) => fact.factId === factId);
    },

    async save({ state, frozen, legs }) {
      const item = toStateItem(state);
      const condition = followsVersion(state.version - 1);
      if (frozen === undefined && legs.length === 0) {
        return (await putItem(table, item, condition)) === 'written' ? 'saved' : 'stale';
      }
      const refused = await writeTogether(documents, [
        part.put(table, item, condition),
        ...(frozen === undefined ? [] : [await toRevision(state, frozen)]),
        ...legs.map((leg) => part.put(ledger, toLegItem(leg), isNew)),
      ] satisfies TransactionPart[]);
      return refused.length === 0 ? 'saved' : 'stale';
    },

    async listDue(merchantId, { day, shard }, until, limit) {
      const items = await table.queryIndex(
        'byIndex',
        duePartition(merchantId, day, shard),
        { from: '0', last: dueUntil(until) },
        limit,
      );
      return items.map((item) => ({
        merchantId,
        conversionId: conversionOfDue(item.isk as string),
      }));
    },

    async pageDue(merchantId, { day, shard }, until, { limit, after }) {
      const places = await table.queryIndex(
        'byIndex',
        duePartition(merchantId, day, shard),
        { from: after === undefined ? '0' : dueAfter(after), last: dueUntil(until) },
        limit,
      );
      const items = places.map(({ isk }) => ({
        merchantId,
        conversionId: conversionOfDue(isk as string),
      }));
      const last = places.length < limit ? undefined : places.at(-1);
      return last === undefined ? { items } : { items, next: last.isk as string };
    },

    async listOfDay(merchantId, programId, day) {
      const partition = dayPartition(merchantId, programId, day);
      const places = await table.queryIndex('byDay', partition, 'all');
      const keys = places.map(({ dsk }) => stateKey(merchantId, dsk as string));
      return (await table.getMany(keys)).map(fromStateItem);
    },

    async listRejected(merchantId, day) {
      const items = await table.query(rejectedPartition(merchantId, day), 'all');
      return items.map((item) => decodeJson<RejectedFact>(item.body as string));
    },
  };
}

/** A waiting leg as an item of its creator's account. */
export function toLegItem(leg: Leg): Item {
  return { ...legKey(leg.merchantId, leg), body: encodeJson(leg) };
}

async function readConversion(
  items: readonly Item[],
  decodeBody: <Value>(item: Item) => Promise<Value>,
): Promise<StoredConversion> {
  const withPrefix = (prefix: string) =>
    items.filter((item) => (item.sk as string).startsWith(prefix));
  const revisions = withPrefix(revisionPrefix);
  const kept = revisions.filter((_, place) => place === 0 || place === revisions.length - 1);
  const state = items.find((item) => item.sk === 'STATE');
  const [facts, frozen] = await Promise.all([
    Promise.all(withPrefix(factPrefix).map((item) => decodeBody<Fact>(item))),
    Promise.all(kept.map((item) => decodeBody<FrozenAssessment>(item))),
  ]);
  return { facts, frozen, ...(state === undefined ? {} : { state: fromStateItem(state) }) };
}

function followsVersion(version: number): Condition {
  if (version === 0) return isNew;
  return {
    expression: '#version = :version',
    names: { '#version': 'version' },
    values: { ':version': version },
  };
}
