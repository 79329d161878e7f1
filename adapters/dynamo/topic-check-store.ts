import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { TopicCheck, TopicCheckStore } from '../../core/topics/index.ts';
import { topicCheckKey } from './keys/program-keys.ts';
import { openTable } from './table.ts';

/** Keeps checks in the Programs table, beside their connections. */
export function dynamoTopicCheckStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): TopicCheckStore {
  const table = openTable(documents, tableName);

  return {
    async find({ merchantId, connectionId }) {
      const item = await table.get(topicCheckKey(merchantId, connectionId));
      return item && decodeJson<TopicCheck>(item.body as string);
    },

    async save(check) {
      const { merchantId, connectionId } = check;
      const Item = { ...topicCheckKey(merchantId, connectionId), body: encodeJson(check) };
      await documents.send(new PutCommand({ TableName: tableName, Item }));
    },
  };
}
