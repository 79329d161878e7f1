import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { stateKey } from '../../adapters/dynamo/keys/conversion-keys.ts';
import type { ItemKey } from '../../adapters/dynamo/keys/item-key.ts';
import { entryKey } from '../../adapters/dynamo/keys/ledger-keys.ts';
import { unpackText } from '../../adapters/dynamo/pack-text.ts';
import { run } from '../../cli/ledger-verify.ts';
import { UsageError } from '../../cli/usage-error.ts';
import { type LocalLedger, startLocalLedger } from '../support/local-ledger.ts';

let local: LocalLedger;
let scratch: string;
beforeAll(async () => {
  [local, scratch] = await Promise.all([
    startLocalLedger(),
    mkdtemp(join(tmpdir(), 'tributary-verify-')),
  ]);
});
afterAll(async () => {
  await local.stop();
  await rm(scratch, { recursive: true, force: true });
});

async function verify(...argv: string[]) {
  const lines: string[] = [];
  const exitCode = await run(argv, { out: (line) => lines.push(line), err: () => {} });
  return { exitCode, lines };
}

const verifyFolder = async (...argv: string[]) => {
  const { exitCode, lines } = await verify('--data', local.dataFolder, '--json', ...argv);
  return { exitCode, report: JSON.parse(lines[0] ?? '') };
};

/** Runs something while an item is changed or, without a change, gone. */
async function whilePlanted<Result>(
  place: { readonly table: string; readonly key: ItemKey },
  change: ((body: string) => string) | undefined,
  act: () => Promise<Result>,
): Promise<Result> {
  const { table: TableName, key } = place;
  const { documents } = local;
  const { Item: item } = await documents.send(
    new GetCommand({ TableName, Key: key, ConsistentRead: true }),
  );
  if (item === undefined) throw new Error(`There is no item ${key.sk}.`);
  await (change === undefined
    ? documents.send(new DeleteCommand({ TableName, Key: key }))
    : documents.send(
        new PutCommand({ TableName, Item: { ...item, body: change(unpackText(item.body)) } }),
      ));
  try {
    return await act();
  } finally {
    await documents.send(new PutCommand({ TableName, Item: item }));
  }
}

const entryOfMia = (sequence: number) => ({
  table: local.tables.ledger,
  key: entryKey('acme', 'mia', sequence),
});

describe('tributary ledger verify', () => {
  it('finds nothing in what the use cases wrote, while the database is in use', async () => {
    const { exitCode, report } = await verifyFolder();

    expect(report).toEqual({
      conversions: 2,
      accounts: 1,
      payouts: 1,
      entries: 9,
      anchoredDays: 0,
      violations: [],
    });
    expect(exitCode).toBe(0);
  });

  it('finds one cent more in an entry of an account, and exits with 1', async () => {
    const { exitCode, report } = await whilePlanted(
      entryOfMia(1),
      (body) => body.replace('"-4000"', '"-4001"'),
      verifyFolder,
    );

    expect(exitCode).toBe(1);
    expect(report.violations).toContainEqual(
      expect.objectContaining({ invariant: 'I9', where: 'acme/creator/mia#1' }),
    );
    expect(report.violations).toContainEqual(expect.objectContaining({ invariant: 'I1' }));
  });

  it("finds one cent more in an entry of an order's journal", async () => {
    const place = { table: local.tables.conversions, key: stateKey('acme', 'shop~1') };

    const { exitCode, report } = await whilePlanted(
      place,
      (body) =>
        body.replace(
          '["pending","mia","EUR",{"$bigint":"-4000"}]',
          '["pending","mia","EUR",{"$bigint":"-4001"}]',
        ),
      verifyFolder,
    );

    expect(exitCode).toBe(1);
    expect(report.violations).toContainEqual(
      expect.objectContaining({ invariant: 'I9', where: 'acme/order/shop~1#1' }),
    );
  });

  it.each([1, 4])('finds that entry %p of four is gone', async (sequence) => {
    const { exitCode, report } = await whilePlanted(entryOfMia(sequence), undefined, verifyFolder);

    expect(exitCode).toBe(1);
    expect(report.violations).toContainEqual(expect.objectContaining({ invariant: 'I9' }));
  });

  it('prints violations as lines for people', async () => {
    const { lines } = await whilePlanted(entryOfMia(4), undefined, () =>
      verify('--data', local.dataFolder),
    );

    expect(lines).toContain(
      'I9 acme/creator/mia: The head knows 4 entries, the journal ends with 3.',
    );
    expect(lines.at(-1)).toMatch(
      /^8 entries of 2 orders and 1 accounts, 1 payouts: \d+ violations\.$/,
    );
  });

  it('verifies an export as the store that it was made from', async () => {
    const file = join(scratch, 'export.json');
    const { report } = await verifyFolder('--save', file);

    const { exitCode, lines } = await verify('--export', file, '--json');

    expect(exitCode).toBe(0);
    expect(JSON.parse(lines[0] ?? '')).toEqual(report);
  });

  describe('with heads that were kept apart', () => {
    const keep = async (hash: string, parts = 1) => {
      await mkdir(join(local.dataFolder, 'queues'), { recursive: true });
      const database = new DatabaseSync(join(local.dataFolder, 'queues', 'fauxqs.db'));
      database.exec('CREATE TABLE IF NOT EXISTS s3_objects (key TEXT PRIMARY KEY, body BLOB)');
      const insert = database.prepare('INSERT OR REPLACE INTO s3_objects VALUES (?, ?)');
      const put = (key: string, content: unknown) =>
        insert.run(key, new TextEncoder().encode(JSON.stringify(content)));
      put('heads/2026-05-01/0.json', [{ merchantId: 'acme', creatorId: 'mia', sequence: 2, hash }]);
      put('heads/2026-05-01/sealed.json', { parts });
      put('heads/2026-05-02/0.json', [{ merchantId: 'acme', creatorId: 'x', sequence: 9, hash }]);
      database.close();
    };
    afterEach(() => rm(join(local.dataFolder, 'queues'), { recursive: true }));

    const secondOfMia = async () => {
      const { Item: item } = await local.documents.send(
        new GetCommand({ TableName: local.tables.ledger, Key: entryKey('acme', 'mia', 2) }),
      );
      return (JSON.parse(unpackText(item?.body)) as { readonly hash: string }).hash;
    };

    it('compares the complete days with the journals', async () => {
      await keep(await secondOfMia());

      const { exitCode, report } = await verifyFolder();
      const { lines } = await verify('--data', local.dataFolder);

      expect(report).toMatchObject({ anchoredDays: 1, violations: [] });
      expect(exitCode).toBe(0);
      expect(lines).toEqual([
        '9 entries of 2 orders and 1 accounts, 1 payouts, the heads of 1 days: every invariant holds.',
      ]);
    });

    it('finds a journal that was written anew with all its hashes, in an export, too', async () => {
      await keep('f'.repeat(64));
      const file = join(scratch, 'anchored.json');

      const folder = await verifyFolder('--save', file);
      const { exitCode, lines } = await verify('--export', file, '--json');

      expect(folder).toMatchObject({
        exitCode: 1,
        report: {
          violations: [
            {
              invariant: 'I9',
              where: 'acme/creator/mia#2',
              detail: "The entry has another hash; on 2026-05-01 it was the account's last.",
            },
          ],
        },
      });
      expect(exitCode).toBe(1);
      expect(JSON.parse(lines[0] ?? '')).toEqual(folder.report);
    });

    it('fails if a part of a complete day is missing', async () => {
      await keep(await secondOfMia(), 2);

      await expect(verifyFolder()).rejects.toThrow('Part 1 of the heads of 2026-05-01 is missing.');
    });
  });

  it.each([
    { what: 'a folder that is not there', file: () => join(scratch, 'none', 'export.json') },
    { what: 'a folder itself', file: () => scratch },
  ])('says before it reads anything that it cannot save into $what', async ({ file }) => {
    const saving = verify('--data', '/nowhere', '--save', file());

    await expect(saving).rejects.toThrow(UsageError);
    await expect(saving).rejects.toThrow(`The store cannot be saved as ${file()}: `);
  });

  it.each([
    { what: 'a folder without data', argv: () => ['--data', scratch] },
    { what: 'an export that is not there', argv: () => ['--export', join(scratch, 'none.json')] },
    { what: 'a file that is no export', argv: () => ['--export', join(scratch, 'other.json')] },
    { what: 'both at once', argv: () => ['--data', scratch, '--export', scratch] },
    { what: 'an unknown option', argv: () => ['--fix'] },
  ])('refuses $what as a mistake of usage', async ({ argv }) => {
    await writeFile(join(scratch, 'other.json'), '{"accounts":[]}');

    await expect(verify(...argv())).rejects.toThrow(UsageError);
  });
});
