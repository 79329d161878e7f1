import type { Fact, RejectedFact } from '../../core/assessment/order-facts.ts';
import type { Leg } from '../../core/ledger/entry.ts';
import type { LedgerExport } from '../../core/ledger/ledger-export.ts';
import { computeDueAt } from '../../core/settlement/compute-due-at.ts';
import type { ConversionState, FrozenAssessment } from '../../core/settlement/conversion.ts';
import { conversionIdOf } from '../../core/settlement/conversion-id.ts';
import type {
  ConversionKey,
  ConversionStore,
  DueBucket,
} from '../../core/settlement/conversion-store.ts';
import { dueShards } from '../../core/settlement/conversion-store.ts';
import { formatDay } from '../../core/time/format-instant.ts';

export type InMemoryConversionStore = ConversionStore & {
  /** The states and all their revisions, for `verifyLedger`. */
  export(): LedgerExport['conversions'];
  /** The legs of all orders. */
  legs(): readonly Leg[];
};

type Order = {
  readonly facts: Map<string, Fact>;
  readonly frozen: FrozenAssessment[];
  readonly legs: Leg[];
  state?: ConversionState;
};

/** A conversion store that remembers for the length of a test. */
export function inMemoryConversionStore(): InMemoryConversionStore {
  const orders = new Map<string, Order>();
  const rejected = new Map<string, RejectedFact>();

  function orderOf({ merchantId, conversionId }: ConversionKey): Order {
    const key = JSON.stringify([merchantId, conversionId]);
    const order = orders.get(key) ?? { facts: new Map<string, Fact>(), frozen: [], legs: [] };
    orders.set(key, order);
    return order;
  }

  function statesOf(merchantId: string): ConversionState[] {
    return [...orders.values()]
      .flatMap(({ state }) => (state?.merchantId === merchantId ? [state] : []))
      .toSorted((a, b) => (a.conversionId < b.conversionId ? -1 : 1));
  }

  return {
    async addFact(fact) {
      const { facts } = orderOf({
        merchantId: fact.merchantId,
        conversionId: conversionIdOf(fact),
      });
      return addOnce(facts, JSON.stringify([fact.factId, fact.digest]), fact);
    },

    async addRejectedFact(fact) {
      const { merchantId, recordedAt, factId, digest } = fact;
      const key = JSON.stringify([merchantId, formatDay(recordedAt), factId, digest]);
      return addOnce(rejected, key, fact);
    },

    async load(key) {
      const { facts, frozen, state } = orderOf(key);
      const kept = frozen.filter((each) => each.revision === 1 || each === frozen.at(-1));
      return { facts: [...facts.values()], frozen: kept, ...(state ? { state } : {}) };
    },

    async readState(key) {
      return orderOf(key).state;
    },

    async findFacts(key, factId) {
      return [...orderOf(key).facts.values()].filter((fact) => fact.factId === factId);
    },

    async save({ state, frozen, legs }) {
      const order = orderOf(state);
      if ((order.state?.version ?? 0) !== state.version - 1) return 'stale';
      order.state = state;
      if (frozen) order.frozen.push(frozen);
      order.legs.push(...legs);
      return 'saved';
    },

    async listLegs(key) {
      return [...orderOf(key).legs];
    },

    async listDue(merchantId, bucket, until, limit) {
      return statesOf(merchantId)
        .flatMap((state) =>
          isDue(state, bucket, until) ? { at: computeDueAt(state) ?? 0, state } : [],
        )
        .toSorted((a, b) => a.at - b.at)
        .slice(0, limit)
        .map(({ state }) => ({ merchantId, conversionId: state.conversionId }));
    },

    async pageDue(merchantId, bucket, until, { limit, after }) {
      const places = statesOf(merchantId)
        .flatMap((state) =>
          isDue(state, bucket, until)
            ? [
                {
                  place: `${String(computeDueAt(state)).padStart(13, '0')}#${state.conversionId}`,
                  state,
                },
              ]
            : [],
        )
        .toSorted((a, b) => (a.place < b.place ? -1 : 1))
        .filter(({ place }) => after === undefined || place > after)
        .slice(0, limit);
      const items = places.map(({ state: { conversionId } }) => ({ merchantId, conversionId }));
      const last = places.length < limit ? undefined : places.at(-1);
      return last === undefined ? { items } : { items, next: last.place };
    },

    async listOfDay(merchantId, programId, day) {
      return statesOf(merchantId).filter(
        (state) => state.programId === programId && formatDay(state.placedAt) === day,
      );
    },

    async listRejected(merchantId, day) {
      return [...rejected.values()].filter(
        (fact) => fact.merchantId === merchantId && formatDay(fact.recordedAt) === day,
      );
    },

    export() {
      return [...orders.values()].flatMap(({ state, frozen }) =>
        state ? [{ state, frozen: [...frozen] }] : [],
      );
    },

    legs() {
      return [...orders.values()].flatMap(({ legs }) => legs);
    },
  };
}

function isDue(state: ConversionState, { day, shard }: DueBucket, until: number): boolean {
  const { updatedAt, conversionId } = state;
  const dueAt = computeDueAt(state);
  if (dueAt === undefined || dueAt > until) return false;
  return formatDay(Math.max(dueAt, updatedAt)) === day && shardOf(conversionId) === shard;
}

function shardOf(conversionId: string): number {
  return [...conversionId].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % dueShards;
}

function addOnce<Value>(values: Map<string, Value>, key: string, value: Value) {
  if (values.has(key)) return 'duplicate' as const;
  values.set(key, value);
  return 'added' as const;
}
