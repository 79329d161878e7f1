import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { RequestMeter } from '../../core/requests/request-meter.ts';
import { msPerMinute, msPerSecond } from '../../core/time/instant.ts';
import { meterKey } from './keys/touch-keys.ts';

/** A minute's count is of no use after it; TTL deletes it some time later. */
const keptMinutes = 10;

/**
 * Counts in one item per key and minute, whichever process takes the request in. An item takes 1,000 writes
 * in a second, more than a key may send.
 */
export function dynamoRequestMeter(
  documents: DynamoDBDocumentClient,
  tableName: string,
): RequestMeter {
  return {
    async count(merchantId, keyId, now) {
      const minute = Math.floor(now / msPerMinute);
      const { Attributes } = await documents.send(
        new UpdateCommand({
          TableName: tableName,
          Key: meterKey(merchantId, keyId, minute),
          UpdateExpression: 'SET expiresAt = :expiresAt ADD requests :one',
          ExpressionAttributeValues: {
            ':one': 1,
            ':expiresAt': ((minute + keptMinutes) * msPerMinute) / msPerSecond,
          },
          ReturnValues: 'UPDATED_NEW',
        }),
      );
      return Attributes?.requests as number;
    },
  };
}
