import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type {
  CustomerHistory,
  CustomerOrder,
  KeptOrder,
} from '../../core/identity/customer-history.ts';
import { type Gathered, gatherSiblings } from './gather-siblings.ts';
import { customerOrderKey, customerOrderPrefix, customerPartition } from './keys/touch-keys.ts';
import { readMarks, standsUnlessErased } from './person-marks.ts';
import { putItem, replaceItem } from './put-item.ts';
import { type Item, openTable } from './table.ts';

/** Orders that were noted before values were have no attribute for it. */
const isOther = {
  expression:
    'attribute_not_exists(pk) OR placedAt <> :placedAt OR #counts <> :counts OR recordedAt <> :recordedAt OR attribute_not_exists(orderValue) OR orderValue <> :orderValue',
  names: { '#counts': 'counts' },
};

const isSame = {
  expression:
    'placedAt = :placedAt AND #counts = :counts AND recordedAt = :recordedAt AND orderValue = :orderValue',
  names: isOther.names,
};

const outcomes = { added: 'added', replaced: 'changed', refused: 'same' } as const;

/**
 * Keeps a person's orders in the Touches table, without expiry: returning has no age by default. What is kept under
 * one pepper is found under each; of who was erased nothing is kept, and nothing found.
 */
export function dynamoCustomerHistory(
  documents: DynamoDBDocumentClient,
  tableName: string,
): CustomerHistory {
  const table = openTable(documents, tableName);

  return {
    async record(merchantId, personHash, order) {
      const item = toItem(merchantId, personHash, order);
      const values = valuesOf(item);
      const outcome = outcomes[await replaceItem(table, item, { ...isOther, values })];
      if (outcome === 'same') return outcome;
      // Of who was erased nothing is news.
      return (await standsUnlessErased(table, item)) ? outcome : 'same';
    },

    async list(merchantId, personHash) {
      const gathered = await gatherSiblings(personHash, Number.POSITIVE_INFINITY, async (hash) => {
        const items = await table.query(customerPartition(merchantId, hash), 'all');
        return { found: items.filter(isOrder).map(readOrder), ...readMarks(items) };
      });
      const [own, ...others] = gathered;
      return others.length === 0 ? (own?.found ?? []) : mergeOrders(gathered);
    },

    async noteTold(merchantId, personHash, order) {
      const item = toItem(merchantId, personHash, order);
      await putItem(table, { ...item, isTold: true }, { ...isSame, values: valuesOf(item) });
    },
  };
}

function toItem(
  merchantId: string,
  personHash: string,
  { conversionId, placedAt, counts, recordedAt, value }: CustomerOrder,
) {
  const orderValue = value === undefined ? '' : `${value.minorUnits} ${value.currency}`;
  const key = customerOrderKey(merchantId, personHash, conversionId);
  return { ...key, conversionId, placedAt, counts, recordedAt, orderValue };
}

function valuesOf({ placedAt, counts, recordedAt, orderValue }: ReturnType<typeof toItem>) {
  return {
    ':placedAt': placedAt,
    ':counts': counts,
    ':recordedAt': recordedAt,
    ':orderValue': orderValue,
  };
}

/** An order that several hashes name is known since the first of them was known to be the person's. */
function mergeOrders(gathered: readonly Gathered<readonly KeptOrder[]>[]): KeptOrder[] {
  const orders = new Map<string, KeptOrder>();
  for (const { found, since } of gathered) {
    for (const order of found) {
      const recordedAt = Math.max(order.recordedAt, since);
      const known = orders.get(order.conversionId);
      if (known === undefined || recordedAt < known.recordedAt) {
        orders.set(order.conversionId, { ...order, recordedAt });
      }
    }
  }
  return [...orders.values()].toSorted((a, b) => (a.conversionId < b.conversionId ? -1 : 1));
}

export const isOrder = ({ sk }: Item): boolean => (sk as string).startsWith(customerOrderPrefix);

export function readOrder({
  conversionId,
  placedAt,
  counts,
  recordedAt,
  orderValue,
  isTold,
}: Item): KeptOrder {
  const [minorUnits = '', currency = ''] = String(orderValue ?? '').split(' ');
  return {
    conversionId,
    placedAt,
    counts,
    recordedAt,
    ...(currency === '' ? {} : { value: { minorUnits: BigInt(minorUnits), currency } }),
    ...(isTold === true ? { isTold } : {}),
  } as KeptOrder;
}
