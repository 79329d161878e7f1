import { exportLedger } from '../adapters/dynamo/export-ledger.ts';
import { readAnchoredDays } from '../adapters/s3/read-anchored-days.ts';
import type { LedgerExport } from '../core/ledger/ledger-export.ts';
import { withLocalTables } from './with-local-tables.ts';

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
  return withLocalTables(dataFolder, async ({ documents, snapshot, tableOf }) => {
    const ledger = await exportLedger({
      documents,
      conversionsTable: tableOf('Conversions'),
      ledgerTable: tableOf('Ledger'),
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
  });
}
