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
import { type Item, openTable, type SortRange } from './table.ts';
import { expiryOfTouches } from './touch-expiry.ts';

/** A link's life is extended when this much of it is used up, not at every sight of the person. */
const extensionStepSeconds = 30 * 86_400;

/** Hardly anybody has a second page; whoever is no person is known as such by the first. */
const linksPerPage = 200;

type StoredItem = NonNullable<ConditionalCheckFailedException['Item']>;

/** Keeps who was seen behind which browser in the Touches table, one item for each pair. */
export function dynamoIdentityStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): IdentityStore {
  const table = openTable(documents, tableName);

  /** What is there if the condition does not hold for it. */
  async function updateIf(
    input: Omit<UpdateCommandInput, 'TableName'>,
  ): Promise<'updated' | StoredItem> {
    const ReturnValuesOnConditionCheckFailure = 'ALL_OLD';
    const command = {
      ...input,
      TableName: tableName,
      ReturnValuesOnConditionCheckFailure,
    } as const;
    try {
      await documents.send(new UpdateCommand(command));
      return 'updated';
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return error.Item ?? {};
      throw error;
    }
  }

  return {
    async linkVisitor(merchantId, personHash, { visitorId, recordedAt }) {
      const key = personVisitorKey(merchantId, personHash, visitorId);
      const expiresAt = expiryOfTouches(recordedAt);
      const known = await updateIf({
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
      const soon = expiresAt - extensionStepSeconds;
      if (known === 'updated' || Number(known.expiresAt?.N) >= soon) return;
      await updateIf({
        Key: key,
        UpdateExpression: 'SET expiresAt = :expiresAt',
        ConditionExpression: 'attribute_exists(pk) AND expiresAt < :soon',
        ExpressionAttributeValues: { ':expiresAt': expiresAt, ':soon': soon },
      });
    },

    async listVisitors(merchantId, personHash, until) {
      const partition = personPartition(merchantId, personHash);
      const links: VisitorLink[] = [];
      let range: SortRange | undefined = 'all';
      while (range !== undefined && links.length <= maxVisitorsPerPerson) {
        const page: readonly Item[] = await table.query(partition, range, linksPerPage);
        links.push(...page.map(readLink).filter(({ recordedAt }) => recordedAt <= until));
        const last = page.at(linksPerPage - 1);
        range = last && { after: last.sk as string };
      }
      return links.slice(0, maxVisitorsPerPerson + 1);
    },
  };
}

function readLink({ visitorId, recordedAt }: Item): VisitorLink {
  return { visitorId, recordedAt } as VisitorLink;
}
