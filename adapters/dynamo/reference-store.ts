import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import {
  type PaymentsFact,
  type ReferenceStore,
  toFactOfOrder,
} from '../../core/references/index.ts';
import {
  aliasKey,
  aliasPrefix,
  attachedKey,
  attachedPrefix,
  factKey,
  factPrefix,
  parkedFactKey,
  referenceOrderKey,
  referencePartition,
} from './keys/conversion-keys.ts';
import { packText, unpackText } from './pack-text.ts';
import { isNew, putItem } from './put-item.ts';
import { type Item, openTable } from './table.ts';
import { part, writeTogether } from './write-together.ts';

/** Keeps references in the Conversions table, each with its facts, its aliases and its order in one partition. */
export function dynamoReferenceStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): ReferenceStore {
  const table = openTable(documents, tableName);

  return {
    async park(fact) {
      const [first = ''] = fact.referenceIds;
      const item = {
        ...parkedFactKey(fact.merchantId, first, fact),
        body: packText(encodeJson(fact)),
      };
      return (await putItem(table, item, isNew)) === 'written' ? 'added' : 'duplicate';
    },

    async read(merchantId, referenceId) {
      const items = await table.query(referencePartition(merchantId, referenceId), 'all');
      return readNode(items);
    },

    async link(merchantId, first, second) {
      // Back first: whoever finds the way there finds the way back.
      await putItem(table, aliasKey(merchantId, second, first), isNew);
      await putItem(table, aliasKey(merchantId, first, second), isNew);
    },

    async claim(merchantId, referenceId, conversionId) {
      const key = referenceOrderKey(merchantId, referenceId);
      const known = await table.get(key);
      if (known !== undefined) return known.conversionId as string;
      if ((await putItem(table, { ...key, conversionId }, isNew)) === 'written')
        return conversionId;
      return ((await table.get(key))?.conversionId as string | undefined) ?? conversionId;
    },

    async attach(fact, conversionId) {
      const { merchantId, referenceIds } = fact;
      const [first = ''] = referenceIds;
      const attached = toFactOfOrder(fact, conversionId);
      const refused = await writeTogether(documents, [
        part.put(table, { ...attachedKey(merchantId, first, fact), conversionId }, isNew),
        part.put(table, {
          ...factKey(merchantId, conversionId, attached),
          body: packText(encodeJson(attached)),
        }),
      ]);
      return refused.length === 0 ? 'attached' : 'known';
    },
  };
}

function readNode(items: readonly Item[]): Awaited<ReturnType<ReferenceStore['read']>> {
  const withPrefix = (prefix: string) =>
    items.flatMap((item) => {
      const sk = item.sk as string;
      return sk.startsWith(prefix) ? [{ item, rest: sk.slice(prefix.length) }] : [];
    });
  const attached = new Set(withPrefix(attachedPrefix).map(({ rest }) => rest));
  const conversionId = items.find(({ sk }) => sk === 'ORDER')?.conversionId as string | undefined;
  return {
    parked: withPrefix(factPrefix)
      .filter(({ rest }) => !attached.has(rest))
      .map(({ item }) => decodeJson<PaymentsFact>(unpackText(item.body))),
    aliases: withPrefix(aliasPrefix).map(({ rest }) => rest),
    ...(conversionId === undefined ? {} : { conversionId }),
  };
}
