import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import {
  type IdentityStore,
  maxVisitorsPerPerson,
  type VisitorLink,
} from '../../core/identity/identity-store.ts';
import { personPartition, personVisitorKey } from './keys.ts';
import { retryContention } from './retry-contention.ts';
import { openTable } from './table.ts';
import { expiryOfTouches } from './touch-expiry.ts';

/** A link's life is extended when this much of it is used up, not at every sight of the person. */
const extensionStepSeconds = 30 * 86_400;

/** Keeps who was seen behind which browser in the Touches table, one item for each pair. */
export function dynamoIdentityStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): IdentityStore {
  const table = openTable(documents, tableName);

  async function updateIf(input: Omit<UpdateCommandInput, 'TableName'>): Promise<boolean> {
    try {
      const command = new UpdateCommand({ ...input, TableName: tableName });
      await retryContention(() => documents.send(command));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  return {
    async linkVisitor(merchantId, personHash, { visitorId, recordedAt }) {
      const key = personVisitorKey(merchantId, personHash, visitorId);
      const expiresAt = expiryOfTouches(recordedAt);
      const isEarliest = await updateIf({
        Key: key,
        UpdateExpression:
          'SET visitorId = :visitorId, recordedAt = :at, expiresAt = if_not_exists(expiresAt, :expiresAt)',
        ConditionExpression: 'attribute_not_exists(pk) OR recordedAt > :at',
        ExpressionAttributeValues: {
          ':visitorId': visitorId,
          ':at': recordedAt,
          ':expiresAt': expiresAt,
        },
      });
      if (isEarliest) return;
      await updateIf({
        Key: key,
        UpdateExpression: 'SET expiresAt = :expiresAt',
        ConditionExpression: 'attribute_exists(pk) AND expiresAt < :soon',
        ExpressionAttributeValues: {
          ':expiresAt': expiresAt,
          ':soon': expiresAt - extensionStepSeconds,
        },
      });
    },

    async listVisitors(merchantId, personHash) {
      const items = await table.query(
        personPartition(merchantId, personHash),
        'all',
        maxVisitorsPerPerson + 1,
      );
      return items.map(({ visitorId, recordedAt }) => ({ visitorId, recordedAt }) as VisitorLink);
    },
  };
}
