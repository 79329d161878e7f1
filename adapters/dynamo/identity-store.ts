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

/** Keeps who was seen behind which browser in the Touches table, one item for each pair. */
export function dynamoIdentityStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): IdentityStore {
  const table = openTable(documents, tableName);

  async function updateIf(input: Omit<UpdateCommandInput, 'TableName'>): Promise<boolean> {
    try {
      await documents.send(new UpdateCommand({ ...input, TableName: tableName }));
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
