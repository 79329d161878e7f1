import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { AccountIndex } from '../../core/payouts/account-index.ts';
import type { KnownAccount } from '../../core/payouts/account-of.ts';
import type { AccountOwner } from '../../core/payouts/duplicate-accounts.ts';
import {
  accountOwnerKey,
  accountOwnersPartition,
  suspectKey,
  suspectsPartition,
} from './keys/program-keys.ts';
import { openTable } from './table.ts';

/** Whose accounts have a fingerprint, in the Programs table. Nobody's number is in it, and nothing is ever taken from it. */
export function dynamoAccountIndex(
  documents: DynamoDBDocumentClient,
  tableName: string,
): AccountIndex {
  const table = openTable(documents, tableName);
  const put = (item: Readonly<Record<string, unknown>>) =>
    documents.send(new PutCommand({ TableName: tableName, Item: item }));

  return {
    async note(merchantId, owner, { fingerprints }) {
      for (const fingerprint of fingerprints) {
        const key = accountOwnerKey(merchantId, fingerprint, owner);
        await put({ ...key, body: encodeJson(owner) });
      }
    },
    async listOwners(merchantId, { fingerprints }) {
      const owners = new Map<string, AccountOwner>();
      for (const fingerprint of fingerprints) {
        const items = await table.query(accountOwnersPartition(merchantId, fingerprint), 'all');
        for (const item of items) {
          owners.set(item.sk as string, decodeJson<AccountOwner>(item.body as string));
        }
      }
      return [...owners].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, owner]) => owner);
    },
    async suspect(merchantId, account) {
      const [fingerprint = ''] = account.fingerprints;
      await put({ ...suspectKey(merchantId, fingerprint), body: encodeJson(account) });
    },
    async listSuspects(merchantId) {
      const items = await table.query(suspectsPartition(merchantId), 'all');
      return items.map((item) => decodeJson<KnownAccount>(item.body as string));
    },
  };
}
