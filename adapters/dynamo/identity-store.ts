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
import type { Instant } from '../../core/time/instant.ts';
import { type Gathered, gatherSiblings } from './gather-siblings.ts';
import { personPartition, personVisitorKey, visitorLinkPrefix } from './keys/touch-keys.ts';
import { type PersonMarks, readMarks, standsUnlessErased } from './person-marks.ts';
import { type Item, openTable, type SortRange, type Table } from './table.ts';
import { expiryOfTouches } from './touch-expiry.ts';

/** A link's life is extended when this much of it is used up, not at every sight of the person. */
const extensionStepSeconds = 30 * 86_400;

/** Hardly anybody has a second page; whoever is no person is known as such by the first. */
const linksPerPage = 200;

type StoredItem = NonNullable<ConditionalCheckFailedException['Item']>;

/**
 * Keeps who was seen behind which browser in the Touches table, one item for each pair. What is kept under one
 * pepper is found under each; of who was erased nothing is kept, and nothing found.
 */
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
      if (known === 'updated') {
        await standsUnlessErased(table, key);
        return;
      }
      const soon = expiresAt - extensionStepSeconds;
      if (Number(known.expiresAt?.N) >= soon) return;
      await updateIf({
        Key: key,
        UpdateExpression: 'SET expiresAt = :expiresAt',
        ConditionExpression: 'attribute_exists(pk) AND expiresAt < :soon',
        ExpressionAttributeValues: { ':expiresAt': expiresAt, ':soon': soon },
      });
    },

    async listVisitors(merchantId, personHash, until) {
      const gathered = await gatherSiblings(personHash, until, (hash) =>
        readLinks(table, personPartition(merchantId, hash), until),
      );
      const [own, ...others] = gathered;
      const links = others.length === 0 ? (own?.found ?? []) : mergeLinks(gathered);
      return links.slice(0, maxVisitorsPerPerson + 1);
    },
  };
}

/** The links of one hash; of those who are no person hardly more than it takes to see that. */
async function readLinks(
  table: Table,
  partition: string,
  until: Instant,
): Promise<{ readonly found: VisitorLink[] } & PersonMarks> {
  const found: VisitorLink[] = [];
  let marks: PersonMarks | undefined;
  let range: SortRange | undefined = 'all';
  while (range !== undefined && found.length <= maxVisitorsPerPerson) {
    const page: readonly Item[] = await table.query(partition, range, linksPerPage);
    // Marks sort before links, and there are few of them.
    marks ??= readMarks(page);
    found.push(
      ...page
        .filter(isLink)
        .map(readLink)
        .filter(({ recordedAt }) => recordedAt <= until),
    );
    const last = page.at(linksPerPage - 1);
    range = last && { after: last.sk as string };
  }
  return { found, siblings: [], ...marks };
}

/** A browser that several hashes name is known since the first of them named it. */
function mergeLinks(gathered: readonly Gathered<readonly VisitorLink[]>[]): VisitorLink[] {
  const earliest = new Map<string, Instant>();
  for (const { found, since } of gathered) {
    for (const { visitorId, recordedAt } of found) {
      const at = Math.max(recordedAt, since);
      earliest.set(visitorId, Math.min(at, earliest.get(visitorId) ?? at));
    }
  }
  return [...earliest]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([visitorId, recordedAt]) => ({ visitorId, recordedAt }));
}

export const isLink = ({ sk }: Item): boolean => (sk as string).startsWith(visitorLinkPrefix);

export function readLink({ visitorId, recordedAt }: Item): VisitorLink {
  return { visitorId, recordedAt } as VisitorLink;
}
