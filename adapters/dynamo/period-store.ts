import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { PeriodShare } from '../../core/settlement/periods/period-share.ts';
import type { PeriodStore } from '../../core/settlement/periods/period-store.ts';
import {
  accountPartition,
  periodKey,
  periodPrefix,
  shareKey,
  sharePartition,
  sharesOf,
  statedThroughKey,
} from './keys/ledger-keys.ts';
import { packText, unpackText } from './pack-text.ts';
import { followsVersion, fromPeriodItem, toPeriodItem } from './period-item.ts';
import { putItem } from './put-item.ts';
import { openTable } from './table.ts';

/** Keeps the accounts of periods beside those of their creators in the Ledger table, and the shares in partitions of their own. */
export function dynamoPeriodStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): PeriodStore {
  const table = openTable(documents, tableName);

  return {
    async putShare(share) {
      const { revision } = share;
      await putItem(
        table,
        { ...shareKey(share), revision, body: packText(encodeJson(share)) },
        {
          expression: 'attribute_not_exists(pk) OR #revision < :revision',
          names: { '#revision': 'revision' },
          values: { ':revision': revision },
        },
      );
    },

    async listShares(owner, { from, until }) {
      const items = await table.query(sharePartition(owner), sharesOf(from, until));
      return items.map(({ body }) => decodeJson<PeriodShare>(unpackText(body)));
    },

    async find(key) {
      const item = await table.get(periodKey(key));
      return item && fromPeriodItem(item);
    },

    async list(merchantId, creatorId) {
      const partition = accountPartition(merchantId, creatorId);
      const items = await table.query(partition, { prefix: periodPrefix });
      return items.map(fromPeriodItem);
    },

    async save(next) {
      const written = await putItem(table, toPeriodItem(next), followsVersion(next));
      return written === 'written' ? 'saved' : 'stale';
    },

    async readStatedThrough(merchantId, programId, unit) {
      const item = await table.get(statedThroughKey(merchantId, programId, unit));
      return item && { unit, key: item.period as string };
    },

    async saveStatedThrough(merchantId, programId, { unit, key }) {
      await putItem(
        table,
        { ...statedThroughKey(merchantId, programId, unit), period: key },
        {
          expression: 'attribute_not_exists(pk) OR #period < :period',
          names: { '#period': 'period' },
          values: { ':period': key },
        },
      );
    },
  };
}
