import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Fact, RejectedFact } from '../../core/assessment/order-facts.ts';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { ConversionChange } from '../../core/settlement/conversion.ts';
import { conversionIdOf } from '../../core/settlement/conversion-id.ts';
import type { ConversionKey, ConversionStore } from '../../core/settlement/conversion-store.ts';
import { fromStateItem, toStateItem } from './conversion-item.ts';
import {
  conversionOfDue,
  dayPartition,
  decisionsRange,
  dueAfter,
  duePartition,
  dueUntil,
  factKey,
  factPrefix,
  orderPartition,
  rejectedKey,
  rejectedPartition,
  stateKey,
} from './keys/conversion-keys.ts';
import { type LargeBodies, readBody, storeBody } from './large-bodies.ts';
import { listNamedRevisions } from './list-named-revisions.ts';
import { type Condition, isNew, putItem } from './put-item.ts';
import { fromRevisionItem, toRevisionItem } from './revision-item.ts';
import { type Item, openTable, type SortRange } from './table.ts';

export type ConversionStoreSettings = {
  readonly documents: DynamoDBDocumentClient;
  readonly conversionsTable: string;
  readonly largeBodies: LargeBodies;
};

/** A query is not one moment: a state that names what the query had passed is read again so often. */
const readsMax = 3;

/**
 * Keeps an order in one partition: each fact, the state, and each frozen revision is an item.
 *
 * A change of an open conversion is one write of one item. A close puts its revision first, where nobody looks for it, and then the
 * state that names it: one that dies in between has decided nothing.
 */
export function dynamoConversionStore(settings: ConversionStoreSettings): ConversionStore {
  const { documents, largeBodies } = settings;
  const table = openTable(documents, settings.conversionsTable);

  const decodeBody = async <Value>(item: Item): Promise<Value> =>
    decodeJson<Value>(await readBody(largeBodies, item));

  /** The items of an order in a range that has its state and revisions, and which of these are frozen. */
  async function readDecisions({ merchantId, conversionId }: ConversionKey, range: SortRange) {
    for (let read = 1; read <= readsMax; read += 1) {
      const items = await table.query(orderPartition(merchantId, conversionId), range);
      const stateItem = items.find(({ sk }) => sk === 'STATE');
      if (stateItem === undefined) return { items, revisions: [] };
      const state = fromStateItem(stateItem);
      const revisions = listNamedRevisions(state, items);
      if (revisions.length === state.revision) return { items, state, revisions };
    }
    throw new Error(`The order ${conversionId} names a revision that is not there.`);
  }

  /** Puts what a change freezes, and answers the state that names it. */
  async function freeze({ state, frozen, legs }: ConversionChange) {
    const revisionsBefore = frozen === undefined ? state.revision : state.revision - 1;
    if (revisionsBefore > 0 && state.frozenDigest === undefined) {
      throw new RangeError(`The state of ${state.conversionId} has lost the name of its revision.`);
    }
    if (frozen === undefined) {
      if (legs.length > 0) throw new RangeError('Legs belong to a revision that is frozen.');
      return state;
    }
    const decision = { frozen, legs };
    const { frozenDigest: previous } = state;
    const { item, digest } = await toRevisionItem(largeBodies, state, decision, previous);
    // Who finds it there has put the same before.
    await putItem(table, item, isNew);
    return { ...state, frozenDigest: digest };
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

    async load(key) {
      const { items, state, revisions } = await readDecisions(key, 'all');
      const kept = revisions.filter((_, place) => place === 0 || place === revisions.length - 1);
      const facts = items.filter(({ sk }) => (sk as string).startsWith(factPrefix));
      const [decoded, decisions] = await Promise.all([
        Promise.all(facts.map((item) => decodeBody<Fact>(item))),
        Promise.all(kept.map((item) => fromRevisionItem(largeBodies, key, item))),
      ]);
      return {
        facts: decoded,
        frozen: decisions.map(({ frozen }) => frozen),
        ...(state === undefined ? {} : { state }),
      };
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

    async save(change) {
      const item = toStateItem(await freeze(change));
      const condition = followsVersion(change.state.version - 1);
      return (await putItem(table, item, condition)) === 'written' ? 'saved' : 'stale';
    },

    async listLegs(key) {
      const { revisions } = await readDecisions(key, decisionsRange);
      const decisions = await Promise.all(
        revisions.map((item) => fromRevisionItem(largeBodies, key, item)),
      );
      return decisions.flatMap(({ legs }) => legs);
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

function followsVersion(version: number): Condition {
  if (version === 0) return isNew;
  return {
    expression: '#version = :version',
    names: { '#version': 'version' },
    values: { ':version': version },
  };
}
