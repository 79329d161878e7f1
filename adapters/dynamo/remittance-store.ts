import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { Entry } from '../../core/ledger/entry.ts';
import { type AuthorityHead, emptyAuthorityHead } from '../../core/tax/remittance.ts';
import type { PostedRemittance, RemittanceStore } from '../../core/tax/remittance-store.ts';
import {
  authorityEntryKey,
  authorityHeadKey,
  authorityPartition,
  remittanceKey,
} from './keys/book-keys.ts';
import type { ItemKey } from './keys/item-key.ts';
import { entryPrefix, taxYearPartition } from './keys/ledger-keys.ts';
import { packText, unpackText } from './pack-text.ts';
import { type Condition, isNew } from './put-item.ts';
import { keysPerBatch, readBatch } from './read-batch.ts';
import { type Item, openTable } from './table.ts';
import { fromTaxYearItem } from './tax-year-item.ts';
import { part, writeTogether } from './write-together.ts';

/**
 * Keeps what was paid to a country's tax authority in one partition of the Ledger table: head, entries, and each payment by its
 * reference, written in one transaction.
 */
export function dynamoRemittanceStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): RemittanceStore {
  const table = openTable(documents, tableName);

  return {
    async readHead(merchantId, country) {
      const item = await table.get(authorityHeadKey(merchantId, country));
      return item ? fromAuthorityHeadItem(item) : emptyAuthorityHead(merchantId, country);
    },

    async write({ head, entry, remittance }) {
      const { merchantId, country, reference } = remittance;
      const posted: PostedRemittance = {
        ...remittance,
        ...{ sequence: entry.sequence, postedAt: entry.postedAt },
      };
      const refused = await writeTogether(documents, [
        part.put(
          table,
          {
            ...authorityHeadKey(merchantId, country),
            sequence: head.sequence,
            body: encodeJson(head),
          },
          followsSequence(entry.sequence - 1),
        ),
        part.put(
          table,
          {
            ...authorityEntryKey(merchantId, country, entry.sequence),
            body: packText(encodeJson(entry)),
          },
          isNew,
        ),
        part.put(
          table,
          { ...remittanceKey(merchantId, country, reference), body: encodeJson(posted) },
          isNew,
        ),
      ]);
      return refused.length === 0 ? 'written' : 'stale';
    },

    async find(merchantId, country, reference) {
      const item = await table.get(remittanceKey(merchantId, country, reference));
      return item && decodeJson<PostedRemittance>(item.body as string);
    },

    async list(merchantId, country, limit, before) {
      const last =
        before === undefined
          ? `${entryPrefix}9999999999999`
          : authorityEntryKey(merchantId, country, before - 1).sk;
      const range = { from: entryPrefix, last };
      const items = await table.queryBackwards(
        authorityPartition(merchantId, country),
        range,
        limit,
      );
      return items.map((item) =>
        toRemittance(merchantId, decodeJson<Entry>(unpackText(item.body))),
      );
    },

    async listTaxYear(merchantId, taxYear) {
      const places = await table.queryIndex(
        'byIndex',
        taxYearPartition(merchantId, taxYear),
        'all',
      );
      const keys = places.map((item) => ({ pk: item.pk as string, sk: item.sk as string }));
      const items: Item[] = [];
      // The index only says where to look.
      for (const batch of inBatches(keys)) {
        const request = { table: tableName, keys: batch, isConsistent: true };
        items.push(...(await readBatch(documents, request)));
      }
      return items.map(fromTaxYearItem);
    },
  };
}

/** The head in an item that this store wrote. */
export function fromAuthorityHeadItem(item: Item): AuthorityHead {
  return decodeJson<AuthorityHead>(item.body as string);
}

function followsSequence(sequence: number): Condition {
  if (sequence === 0) return isNew;
  return {
    expression: '#sequence = :sequence',
    names: { '#sequence': 'sequence' },
    values: { ':sequence': sequence },
  };
}

function toRemittance(merchantId: string, entry: Entry): PostedRemittance {
  const { remittance, postings, sequence, postedAt } = entry;
  const [posting] = postings;
  if (remittance === undefined || posting === undefined) {
    throw new Error(`The entry ${entry.journal}#${sequence} is no remittance.`);
  }
  const { unit: currency, minorUnits } = posting;
  return { merchantId, ...remittance, currency, minorUnits, sequence, postedAt };
}

function inBatches(keys: readonly ItemKey[]): readonly ItemKey[][] {
  return Array.from({ length: Math.ceil(keys.length / keysPerBatch) }, (_, batch) =>
    keys.slice(batch * keysPerBatch, (batch + 1) * keysPerBatch),
  );
}
