import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { QuotaClaim, SocialQuota } from '../../core/social/polling/index.ts';
import { msPerDay, msPerSecond } from '../../core/time/instant.ts';
import { socialQuotaKey } from './keys/social-keys.ts';

/** Counts in the Touches table: one item for each limit and window, which is gone after it. */
export function dynamoSocialQuota(
  documents: DynamoDBDocumentClient,
  tableName: string,
): SocialQuota {
  const add = async ({ merchantId, key, endsAt }: QuotaClaim, units: number, most: number) => {
    await documents.send(
      new UpdateCommand({
        TableName: tableName,
        Key: socialQuotaKey(merchantId, key),
        UpdateExpression: 'SET expiresAt = :expiresAt ADD used :units',
        ConditionExpression: 'attribute_not_exists(used) OR used <= :most',
        ExpressionAttributeValues: {
          ':units': units,
          ':most': most,
          ':expiresAt': Math.ceil((endsAt + msPerDay) / msPerSecond),
        },
      }),
    );
  };
  return {
    async claim(claim) {
      const { units, unitsMax } = claim;
      if (units > unitsMax) return 'spent';
      try {
        await add(claim, units, unitsMax - units);
        return 'granted';
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'spent';
        throw error;
      }
    },
    giveBack: (claim) => add(claim, -claim.units, Number.MAX_SAFE_INTEGER),
  };
}
