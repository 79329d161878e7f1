import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { exportLedger } from '../adapters/dynamo/export-ledger.ts';
import { anchorPrefix } from '../adapters/s3/anchor-keys.ts';
import { readAnchoredDays } from '../adapters/s3/read-anchored-days.ts';
import type { LedgerExport } from '../core/ledger/ledger-export.ts';
import { localCredentials, localRegion } from '../local/local-account.ts';
import { NoLocalDataError, openSnapshot } from '../local/open-snapshot.ts';
import { UsageError } from './usage-error.ts';

/**
 * Everything about money in a local data folder, as it is at one moment, whether or not a runtime
 * works on it, and the heads that were kept on earlier days.
 *
 * @param onRead is told how many items have been read.
 * @throws UsageError if the folder holds no data.
 */
export async function readLocalLedger(
  dataFolder: string,
  onRead: (items: number) => void = () => {},
): Promise<LedgerExport> {
  const snapshot = await openFolder(dataFolder);
  const client = new DynamoDBClient({
    endpoint: snapshot.endpoint,
    region: localRegion,
    credentials: localCredentials,
  });
  try {
    const { TableNames: names = [] } = await client.send(new ListTablesCommand({}));
    const ledger = await exportLedger({
      documents: DynamoDBDocumentClient.from(client),
      conversionsTable: findTable(names, 'Conversions', dataFolder),
      ledgerTable: findTable(names, 'Ledger', dataFolder),
      onRead,
      largeBodies: {
        async get(key) {
          const body = snapshot.readObject(key);
          if (body === undefined) throw new Error(`The object ${key} is missing.`);
          return body;
        },
      },
    });
    const anchors = readAnchoredDays(snapshot.readFirst);
    return anchors.length === 0 ? ledger : { ...ledger, anchors };
  } finally {
    client.destroy();
    await snapshot.close();
  }
}

async function openFolder(dataFolder: string) {
  try {
    return await openSnapshot(dataFolder, anchorPrefix);
  } catch (error) {
    if (error instanceof NoLocalDataError) throw new UsageError(error.message);
    throw error;
  }
}

/** The stacks name a table for what it holds, with something unique behind. */
function findTable(names: readonly string[], kind: string, dataFolder: string): string {
  const [name, ...others] = names.filter((each) => each.includes(kind));
  if (name !== undefined && others.length === 0) return name;
  throw new UsageError(`The data in ${dataFolder} has not exactly one table of ${kind}.`);
}
