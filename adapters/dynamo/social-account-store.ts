import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type {
  SocialAccount,
  SocialAccountStore,
  SocialApp,
  SocialGrant,
  SocialStart,
} from '../../core/social/accounts/index.ts';
import { msPerDay, msPerSecond } from '../../core/time/instant.ts';
import { changeBody } from './change-body.ts';
import type { ItemKey } from './keys/item-key.ts';
import {
  socialAccountKey,
  socialAccountsIndex,
  socialAppKey,
  socialGrantKey,
  socialStartKey,
} from './keys/social-keys.ts';
import { isNew, putItem } from './put-item.ts';
import { openTable, type Table } from './table.ts';

/** How long a start that is over can still be looked at. */
const keptMs = msPerDay;

/** Keeps creators' accounts in the Programs table. What opens them is sealed by whoever writes it. */
export function dynamoSocialAccountStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): SocialAccountStore {
  const table = openTable(documents, tableName);
  const read = <Value>(key: ItemKey) => readBody<Value>(table, key);
  return {
    find: (key) => read<SocialAccount>(socialAccountKey(key)),
    async listOfCreator(merchantId, creatorId) {
      const { ipk, isk } = socialAccountsIndex(merchantId, creatorId);
      const items = await table.queryIndex('byIndex', ipk, { prefix: isk });
      return items.map(({ body }) => decodeJson<SocialAccount>(body as string));
    },
    change(key, toNext) {
      const index = socialAccountsIndex(key.merchantId, key.creatorId, key.accountId);
      return changeBody<SocialAccount>(table, { ...socialAccountKey(key), ...index }, toNext);
    },
    findGrant: (key) => read<SocialGrant>(socialGrantKey(key)),
    saveGrant: (grant) => saveGrant(table, grant),
    async removeGrant(key) {
      await documents.send(new DeleteCommand({ TableName: tableName, Key: socialGrantKey(key) }));
    },
    findStart: (key) => read<SocialStart>(socialStartKey(key)),
    changeStart: (start, toNext) =>
      changeBody<SocialStart>(
        table,
        {
          ...socialStartKey(start),
          expiresAt: Math.ceil((start.expiresAt + keptMs) / msPerSecond),
        },
        toNext,
      ),
    findApp: (merchantId, platform) => read<SocialApp>(socialAppKey(merchantId, platform)),
    async saveApp(app) {
      const item = { ...socialAppKey(app.merchantId, app.platform), body: encodeJson(app) };
      await documents.send(new PutCommand({ TableName: tableName, Item: item }));
    },
  };
}

async function readBody<Value>(table: Table, key: ItemKey): Promise<Value | undefined> {
  const item = await table.get(key);
  return item && decodeJson<Value>(item.body as string);
}

async function saveGrant(table: Table, grant: SocialGrant): Promise<'saved' | 'stale'> {
  const { version } = grant;
  const item = { ...socialGrantKey(grant), version, body: encodeJson(grant) };
  const follows = {
    expression: '#version = :before',
    names: { '#version': 'version' },
    values: { ':before': version - 1 },
  };
  const outcome = await putItem(table, item, version === 1 ? isNew : follows);
  return outcome === 'written' ? 'saved' : 'stale';
}
