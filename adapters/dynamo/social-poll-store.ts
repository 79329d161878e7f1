import { BatchWriteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type {
  ContentChange,
  MetricSnapshot,
  PollState,
  RecordedContent,
  SocialPollStore,
  StoredContent,
} from '../../core/social/polling/index.ts';
import { msPerSecond } from '../../core/time/instant.ts';
import {
  allSocialSnapshots,
  socialChangeKey,
  socialChangePrefix,
  socialContentKey,
  socialContentsFrom,
  socialContentsIndex,
  socialDueIndex,
  socialDueUntil,
  socialPollKey,
  socialSnapshotKey,
  socialSnapshotPrefix,
} from './keys/social-keys.ts';
import { type Condition, isNew, putItem } from './put-item.ts';
import { type Item, openTable, type Table } from './table.ts';
import { toPage } from './to-page.ts';
import { part, writeTogether } from './write-together.ts';

export type SocialTables = {
  readonly documents: DynamoDBDocumentClient;
  readonly programsTable: string;
  readonly touchesTable: string;
};

/** The most that one call of BatchWriteItem takes. */
const batchSize = 25;

/** Keeps polls and posts in the Programs table, and figures, which have an end, in Touches. */
export function dynamoSocialPollStore(tables: SocialTables): SocialPollStore {
  const { documents } = tables;
  const programs = openTable(documents, tables.programsTable);
  const touches = openTable(documents, tables.touchesTable);
  return {
    async find(key) {
      const item = await programs.get(socialPollKey(key));
      return item && decodeJson<PollState>(item.body as string);
    },
    save: (state) => saveState(programs, state),
    async listDue(merchantId, until, limit) {
      const { ipk } = socialDueIndex(merchantId, 0, '');
      const items = await programs.queryIndex('byIndex', ipk, socialDueUntil(until), limit);
      return items.map(bodyOf<PollState>);
    },
    async findContents(key, contentIds) {
      const keys = [...new Set(contentIds)].map((id) => socialContentKey(key, id));
      return (await programs.getMany(keys)).map(bodyOf<StoredContent>);
    },
    async listContents(key, from, limit) {
      const { ipk } = socialContentsIndex(key, 0, '');
      const range = socialContentsFrom(from);
      const items = await programs.queryIndexBackwards('byIndex', ipk, range, limit);
      return items.map(bodyOf<StoredContent>);
    },
    async listContentsPage(key, { limit, after }) {
      const { ipk } = socialContentsIndex(key, 0, '');
      const range = { from: '0', last: after ?? '~' };
      // The place that is gone on from is found again, and one more tells that there is a next page.
      const found = await programs.queryIndexBackwards('byIndex', ipk, range, limit + 2);
      const items = found.filter(({ isk }) => isk !== after).slice(0, limit + 1);
      return toPage<StoredContent>(items, limit, ({ isk }) => isk as string);
    },
    saveContent: (recorded) => saveContent(programs, recorded),
    async listChanges(key) {
      const items = await programs.query(socialPollKey(key).pk, { prefix: socialChangePrefix });
      return items.map(bodyOf<ContentChange>);
    },
    async saveSnapshots(snapshots) {
      for (const snapshot of snapshots) await putSnapshot(touches, snapshot);
    },
    async listSnapshots(key, now) {
      const { pk } = socialPollKey(key);
      const items = await touches.query(pk, { prefix: socialSnapshotPrefix(key.contentId) });
      // TTL deletes within days of the end, and what is over may not be shown.
      return items.map(bodyOf<MetricSnapshot>).filter(({ retentionUntil }) => retentionUntil > now);
    },
    purgeSnapshots: (key) => purge(touches, socialPollKey(key).pk),
  };
}

const bodyOf = <Value>({ body }: Item): Value => decodeJson<Value>(body as string);

const follows = (version: number): Condition =>
  version === 1
    ? isNew
    : {
        expression: '#version = :before',
        names: { '#version': 'version' },
        values: { ':before': version - 1 },
      };

async function saveState(table: Table, state: PollState): Promise<'saved' | 'stale'> {
  const { merchantId, accountId, nextAt, version } = state;
  const index = socialDueIndex(merchantId, nextAt, accountId);
  const item = { ...socialPollKey(state), ...index, version, body: encodeJson(state) };
  return (await putItem(table, item, follows(version))) === 'written' ? 'saved' : 'stale';
}

/** The fact is not conditioned: its key is its content, and who writes it again writes the same. */
async function saveContent(
  table: Table,
  { content, change }: RecordedContent,
): Promise<'saved' | 'stale'> {
  const { contentId, version, publishedAt, foundAt } = content;
  const index = socialContentsIndex(content, publishedAt ?? foundAt, contentId);
  const item = { ...socialContentKey(content, contentId), ...index, version };
  const refused = await writeTogether(table.documents, [
    part.put(table, { ...item, body: encodeJson(content) }, follows(version)),
    part.put(table, { ...socialChangeKey(change, change), body: encodeJson(change) }),
  ]);
  return refused.length === 0 ? 'saved' : 'stale';
}

async function putSnapshot(table: Table, snapshot: MetricSnapshot): Promise<void> {
  const expiresAt = Math.ceil(snapshot.retentionUntil / msPerSecond);
  const item = { ...socialSnapshotKey(snapshot), expiresAt, body: encodeJson(snapshot) };
  await table.documents.send(new PutCommand({ TableName: table.name, Item: item }));
}

async function purge(table: Table, partition: string): Promise<'more' | 'done'> {
  const items = await table.query(partition, { prefix: allSocialSnapshots }, 10 * batchSize);
  for (let start = 0; start < items.length; start += batchSize) {
    const requests = items.slice(start, start + batchSize).map(({ pk, sk }) => ({
      DeleteRequest: { Key: { pk, sk } },
    }));
    // What was not done is found the next time.
    await table.documents.send(new BatchWriteCommand({ RequestItems: { [table.name]: requests } }));
  }
  return items.length < 10 * batchSize ? 'done' : 'more';
}
