import { SQSClient } from '@aws-sdk/client-sqs';
import { dynamoPeriodStore } from '../../adapters/dynamo/period-store.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { periodQueue } from '../shared/queues/period-queue.ts';
import { makePlanPeriods } from './plan-periods.ts';

const documents = dynamoDocuments();

export const handler = makePlanPeriods({
  directory: dynamoProgramDirectory(documents, requireEnv('PROGRAMS_TABLE')),
  periods: dynamoPeriodStore(documents, requireEnv('LEDGER_TABLE')),
  enqueue: periodQueue(new SQSClient(), requireEnv('PERIOD_QUEUE_URL')),
  now: Date.now,
});
