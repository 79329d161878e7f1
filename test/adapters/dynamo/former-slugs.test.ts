import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { dynamoProgramDirectory } from '../../../adapters/dynamo/program-directory.ts';
import { dynamoProgramRegistry } from '../../../adapters/dynamo/program-registry.ts';
import { aLink } from '../../support/factories/index.ts';
import { type LocalTables, startLocalTables } from '../../support/local-tables.ts';

let tables: LocalTables;
beforeAll(async () => {
  tables = await startLocalTables();
});
afterAll(() => tables.stop());

/** Counts reads, and does something after the first one. */
function watched(afterFirst: () => Promise<unknown> = async () => {}) {
  const documents = Object.create(tables.documents) as DynamoDBDocumentClient;
  let reads = 0;
  documents.send = (async (command: never) => {
    const answer = await tables.documents.send(command);
    if ((command as unknown) instanceof GetCommand) {
      reads += 1;
      if (reads === 1) await afterFirst();
    }
    return answer;
  }) as typeof documents.send;
  return { documents, count: () => reads };
}

it('finds a link by its slug with one read, and by a former one with two, however many there are', async () => {
  const name = await tables.createTable();
  const registry = dynamoProgramRegistry(tables.documents, name);
  await registry.saveLink(aLink({ slug: 'one' }));
  await registry.renameLink(aLink({ slug: 'one' }), 'two');
  await registry.renameLink(aLink({ slug: 'two', formerSlugs: ['one'] }), 'three');

  for (const [slug, reads] of [
    ['three', 1],
    ['two', 2],
    ['one', 2],
  ] as const) {
    const { documents, count } = watched();
    const found = await dynamoProgramDirectory(documents, name).findLink(slug);
    expect([found?.slug, count()]).toEqual(['three', reads]);
  }
});

it('finds a link that is renamed while it is looked for', async () => {
  const name = await tables.createTable();
  const registry = dynamoProgramRegistry(tables.documents, name);
  await registry.saveLink(aLink({ slug: 'one' }));
  await registry.renameLink(aLink({ slug: 'one' }), 'two');
  const two = aLink({ slug: 'two', formerSlugs: ['one'] });
  const { documents } = watched(() => registry.renameLink(two, 'three'));

  const found = await dynamoProgramDirectory(documents, name).findLink('one');

  expect(found).toEqual(aLink({ slug: 'three', formerSlugs: ['one', 'two'] }));
});
