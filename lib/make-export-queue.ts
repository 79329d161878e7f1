import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { grantBucket } from './constructs/grant-bucket.ts';
import { grantQueue } from './constructs/grant-queue.ts';
import { grantTable } from './constructs/grant-table.ts';
import { NodeFunction } from './constructs/node-function.ts';
import { WorkerQueue } from './constructs/worker-queue.ts';
import type { DataStack } from './data-stack.ts';
import type { StageSettings } from './stage-settings.ts';

/** The queue of exports of the books, and the function that makes them. */
export function makeExportQueue(
  scope: Construct,
  { settings, data }: { readonly settings: StageSettings; readonly data: DataStack },
): WorkerQueue {
  const exportBooks = new NodeFunction(scope, 'ExportBooks', {
    name: 'export-books',
    settings,
    timeout: Duration.minutes(10),
    // Entries are held and sorted; see `entriesMax`.
    memoryMb: 2_048,
  });
  grantTable(exportBooks, data.conversions, ['Scan']);
  grantTable(exportBooks, data.ledger, ['GetItem', 'PutItem', 'Query', 'Scan']);
  grantBucket(exportBooks, data.exports, ['GetObject', 'PutObject']);
  const exportQueue = new WorkerQueue(scope, 'ExportQueue', {
    setting: 'EXPORT_QUEUE_URL',
    worker: exportBooks,
    batchSize: 1,
    concurrencyMax: 2,
  });
  grantQueue(exportBooks, exportQueue);
  return exportQueue;
}
