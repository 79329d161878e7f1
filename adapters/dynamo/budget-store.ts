import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { Admission } from '../../core/plans/budgets/admission.ts';
import type { AllowanceKey, AllowanceState } from '../../core/plans/budgets/allowance.ts';
import type { BudgetStore, CounterWrite } from '../../core/plans/budgets/budget-store.ts';
import { isOfOneMoment } from '../../core/plans/budgets/is-of-one-moment.ts';
import type { ShardLease } from '../../core/plans/budgets/shard-lease.ts';
import { toCounterItem } from './counter-item.ts';
import {
  admissionKey,
  admissionPrefix,
  admissionsEnd,
  admissionsOf,
  allowancePartition,
  counterKey,
  leaseKey,
  leasePrefix,
} from './keys/conversion-keys.ts';
import type { ItemKey } from './keys/item-key.ts';
import { type Condition, isNew } from './put-item.ts';
import { openTable, type Table } from './table.ts';
import { part, type TransactionPart, writeTogether } from './write-together.ts';

/** An allowance is three reads: if somebody wrote in between they are read again, so often. */
const readsMax = 5;

/**
 * Keeps allowances in the Conversions table: a partition for each, with its counter, its leases and
 * its admissions. A decision is one transaction, under the condition that counter and leases are as
 * they were read, and that nothing was decided about the conversion since.
 */
export function dynamoBudgetStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): BudgetStore {
  const table = openTable(documents, tableName);

  async function find<Value>(key: ItemKey): Promise<Value | undefined> {
    const item = await table.get(key);
    return item && decodeJson<Value>(item.body as string);
  }
  async function findPrevious(key: AllowanceKey, conversionId: string) {
    const item = await table.queryLast(allowancePartition(key), admissionsOf(conversionId));
    return item && decodeJson<Admission>(item.body as string);
  }
  const write = async (parts: readonly TransactionPart[]) =>
    (await writeTogether(documents, parts)).length === 0 ? 'written' : 'stale';

  return {
    async read(key, conversionId) {
      for (let reads = 0; reads < readsMax; reads += 1) {
        const [state, items, previous] = await Promise.all([
          find<AllowanceState>(counterKey(key)),
          table.query(allowancePartition(key), { prefix: leasePrefix }),
          findPrevious(key, conversionId),
        ]);
        const read = {
          ...(state === undefined ? {} : { state }),
          leases: items.map((item) => decodeJson<ShardLease>(item.body as string)),
          ...(previous === undefined ? {} : { previous }),
        };
        if (isOfOneMoment(read)) return read;
      }
      throw new Error(`The allowance ${key.id} kept changing while it was read.`);
    },

    async readShard(key, shard, conversionId) {
      const [lease, previous] = await Promise.all([
        find<ShardLease>(leaseKey(key, shard)),
        findPrevious(key, conversionId),
      ]);
      return {
        ...(lease === undefined ? {} : { lease }),
        ...(previous === undefined ? {} : { previous }),
      };
    },

    write: (key, change) =>
      write([
        part.put(
          table,
          toCounterItem({ key, state: change.state, updatedAt: change.admission.decidedAt }),
          isStill(change.read.state),
        ),
        ...replaceLeases(table, key, change),
        addAdmission(table, key, change.admission),
      ]),

    writeShard: (key, { read, lease, admission }) =>
      write([
        replace(table, leaseKey(key, lease.shard), { before: read.lease, after: lease }),
        addAdmission(table, key, admission),
      ]),

    async listAdmissions(key, after, limit) {
      const items = await table.query(
        allowancePartition(key),
        after === undefined
          ? { prefix: admissionPrefix }
          : { from: `${admissionKey(key, after).sk}#`, last: admissionsEnd },
        limit,
      );
      return items.map((item) => decodeJson<Admission>(item.body as string));
    },
  };
}

/** Writes an item if it is still the one that was read, or still absent. */
function replace(
  table: Table,
  key: ItemKey,
  { before, after }: { readonly before: object | undefined; readonly after: object },
): TransactionPart {
  return part.put(table, { ...key, body: encodeJson(after) }, isStill(before));
}

/** The leases that were read go; those given out anew come, some of them in the same places. */
function replaceLeases(
  table: Table,
  key: AllowanceKey,
  { read, leases }: Pick<CounterWrite, 'read' | 'leases'>,
): TransactionPart[] {
  const before = new Map(read.leases.map((lease) => [lease.shard, lease]));
  const kept = new Set(leases.map(({ shard }) => shard));
  return [
    ...leases.map((lease) =>
      replace(table, leaseKey(key, lease.shard), {
        before: before.get(lease.shard),
        after: lease,
      }),
    ),
    ...read.leases
      .filter(({ shard }) => !kept.has(shard))
      .map((lease) => part.delete(table, leaseKey(key, lease.shard), isStill(lease))),
  ];
}

/** Each decision about a conversion has the next number: two that read the same want the same place. */
function addAdmission(table: Table, key: AllowanceKey, admission: Admission): TransactionPart {
  const item = { ...admissionKey(key, admission), body: encodeJson(admission) };
  return part.put(table, item, isNew);
}

function isStill(before: object | undefined): Condition {
  if (before === undefined) return isNew;
  return {
    expression: '#body = :before',
    names: { '#body': 'body' },
    values: { ':before': encodeJson(before) },
  };
}
