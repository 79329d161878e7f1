import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import { emptyInvoicing } from '../../core/invoices/own/invoicing-account.ts';
import type { AccountHead } from '../../core/ledger/account-head.ts';
import { emptyAccountHead } from '../../core/ledger/empty-account-head.ts';
import type { Entry } from '../../core/ledger/entry.ts';
import {
  type AccountWrite,
  type LedgerStore,
  maxLegsPerEntry,
} from '../../core/ledger/ledger-store.ts';
import { emptyTaxYear } from '../../core/tax/tax-year-total.ts';
import { fromInvoicingItem, invoicingParts } from './invoicing-item.ts';
import { indirectTaxKey, invoicingKey } from './keys/book-keys.ts';
import type { ItemKey } from './keys/item-key.ts';
import {
  accountPartition,
  batchKey,
  entryKey,
  entryPrefix,
  headKey,
  legKey,
  payableIndex,
  payablePartition,
  payableShards,
  payoutPointerKey,
  taxYearKey,
} from './keys/ledger-keys.ts';
import { packText, unpackText } from './pack-text.ts';
import { followsPayout, toPayoutItem } from './payout-item.ts';
import { followsVersion, toPeriodItem } from './period-item.ts';
import { type Condition, isNew } from './put-item.ts';
import { keysPerBatch, readBatch } from './read-batch.ts';
import { type Item, openTable, type Table } from './table.ts';
import { fromTaxYearItem, toTaxYearItem } from './tax-year-item.ts';
import { part, type TransactionPart, writeTogether } from './write-together.ts';

/**
 * Keeps a creator's account in one partition: the head, the entries, the payouts. Every write is one
 * transaction conditioned on the head's sequence. Which legs were taken in is marked in the partitions of their orders.
 */
export function dynamoLedgerStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): LedgerStore {
  const table = openTable(documents, tableName);

  return {
    async readHead(merchantId, creatorId) {
      const item = await table.get(headKey(merchantId, creatorId));
      return item ? fromHeadItem(item) : emptyAccountHead(merchantId, creatorId);
    },

    async listUnposted(legs) {
      const keys = legs.map((leg) => legKey(leg.merchantId, leg));
      const posted = new Set<string>();
      for (let start = 0; start < keys.length; start += keysPerBatch) {
        const batch = keys.slice(start, start + keysPerBatch);
        const request = { table: tableName, keys: batch, isConsistent: true };
        const marks = await readBatch(documents, request);
        for (const mark of marks) posted.add(nameOf(mark as unknown as ItemKey));
      }
      return legs.filter((leg) => !posted.has(nameOf(legKey(leg.merchantId, leg))));
    },

    async write(change) {
      if (change.legs.length > maxLegsPerEntry) {
        throw new RangeError(`One write takes in at most ${maxLegsPerEntry} legs.`);
      }
      const refused = await writeTogether(documents, partsOf(table, change));
      return refused.length === 0 ? 'written' : 'stale';
    },

    async readTaxYear(key) {
      const item = await table.get(taxYearKey(key));
      return item ? fromTaxYearItem(item) : emptyTaxYear(key);
    },

    async readInvoicing(merchantId, creatorId) {
      const item = await table.get(invoicingKey(merchantId, creatorId));
      return item ? fromInvoicingItem(item) : emptyInvoicing(merchantId, creatorId);
    },

    async hasIndirectTax(merchantId, creatorId, cause) {
      return (await table.get(indirectTaxKey(merchantId, creatorId, cause))) !== undefined;
    },

    async listEntries(merchantId, creatorId, afterSequence, limit) {
      const items = await table.query(
        accountPartition(merchantId, creatorId),
        {
          from: entryKey(merchantId, creatorId, afterSequence + 1).sk,
          last: `${entryPrefix}9999999999999`,
        },
        limit,
      );
      return items.map((item) => decodeJson<Entry>(unpackText(item.body)));
    },

    async listPayableCreators(merchantId) {
      const shards = Array.from({ length: payableShards }, (_, shard) => shard);
      const found = await Promise.all(
        shards.map((shard) =>
          table.queryIndex('byIndex', payablePartition(merchantId, shard), 'all'),
        ),
      );
      return found
        .flat()
        .map((item) => item.isk as string)
        .toSorted();
    },
  };
}

function partsOf(
  table: Table,
  { head, entry, legs, payout, period, taxYear, invoicing }: AccountWrite,
): TransactionPart[] {
  const { merchantId, creatorId } = head;
  return [
    part.put(table, toHeadItem(head), followsSequence(entry.sequence - 1)),
    part.put(
      table,
      { ...entryKey(merchantId, creatorId, entry.sequence), body: packText(encodeJson(entry)) },
      isNew,
    ),
    ...(entry.kind === 'indirect-tax' ? [part.put(table, toTaxMark(head, entry), isNew)] : []),
    // What bears a mark is in an account, and never taken in again.
    ...legs.map((leg) => part.put(table, toMark(leg, entry), isNew)),
    ...(payout === undefined ? [] : payoutParts(table, payout)),
    ...(period === undefined
      ? []
      : [part.put(table, toPeriodItem(period), followsVersion(period))]),
    ...(taxYear === undefined
      ? []
      : [part.put(table, toTaxYearItem(taxYear), followsVersion(taxYear))]),
    ...(invoicing === undefined ? [] : invoicingParts(table, invoicing)),
  ];
}

/** Says that a leg was posted, when, and with which entry of its creator's account. */
function toMark(leg: AccountWrite['legs'][number], { postedAt, sequence }: Entry): Item {
  return { ...legKey(leg.merchantId, leg), postedAt, sequence };
}

/** Says that the tax of an invoice was posted: nobody posts it again. */
function toTaxMark({ merchantId, creatorId }: AccountHead, { cause, sequence }: Entry): Item {
  return { ...indirectTaxKey(merchantId, creatorId, cause), sequence };
}

const nameOf = ({ pk, sk }: ItemKey): string => JSON.stringify([pk, sk]);

function payoutParts(
  table: Table,
  { next, expected }: NonNullable<AccountWrite['payout']>,
): TransactionPart[] {
  if (expected !== undefined)
    return [part.put(table, toPayoutItem(next), followsPayout(next, expected))];
  const pointer = {
    ...payoutPointerKey(next.merchantId, next.payoutId),
    creatorId: next.creatorId,
  };
  return [
    part.put(table, toPayoutItem(next), isNew),
    part.put(table, pointer, isNew),
    // What is in no release is in no file, so nothing is reserved for one that is decided.
    part.check(table, batchKey(next.merchantId, next.batchId), {
      expression: 'attribute_not_exists(releasedAt)',
    }),
  ];
}

/** What is stored of a head is of this place. */
export function followsSequence(sequence: number): Condition {
  if (sequence === 0) return isNew;
  return {
    expression: '#sequence = :sequence',
    names: { '#sequence': 'sequence' },
    values: { ':sequence': sequence },
  };
}

/** The head is in the index as long as something is payable, so that a run finds work, not accounts. */
function toHeadItem(head: AccountHead): Item {
  const { merchantId, creatorId, sequence, lastHash, reversalSequence, balances } = head;
  const { setAside, indirectTax } = head;
  const isPayable = Object.values(balances).some(({ payable }) => payable > 0n);
  return {
    ...headKey(merchantId, creatorId),
    ...(isPayable ? payableIndex(merchantId, creatorId) : {}),
    merchantId,
    creatorId,
    sequence,
    lastHash,
    reversalSequence,
    body: encodeJson({ balances, setAside, indirectTax }),
  };
}

type InBody = 'balances' | 'setAside' | 'indirectTax';

/** The head in an item that this store wrote. */
export function fromHeadItem(item: Item): AccountHead {
  const { merchantId, creatorId, sequence, lastHash, reversalSequence, body } =
    item as unknown as Omit<AccountHead, InBody> & { readonly body: string };
  const inBody = decodeJson<Pick<AccountHead, InBody>>(body);
  return { merchantId, creatorId, sequence, lastHash, reversalSequence, ...inBody };
}
