import { SQSClient } from '@aws-sdk/client-sqs';
import type { Context } from 'aws-lambda';
import { dynamoClosingRunStore } from '../../adapters/dynamo/closing-run-store.ts';
import { dynamoClosingWatermark } from '../../adapters/dynamo/closing-watermark.ts';
import { dynamoConversionStore } from '../../adapters/dynamo/conversion-store.ts';
import { noLargeBodies } from '../../adapters/dynamo/no-large-bodies.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { closingQueue } from '../shared/queues/closing-queue.ts';
import { nameRun } from './name-run.ts';
import { makePlanClosings } from './plan-closings.ts';

const documents = dynamoDocuments();
const ledgerTable = requireEnv('LEDGER_TABLE');

const planClosings = makePlanClosings({
  directory: dynamoProgramDirectory(documents, requireEnv('PROGRAMS_TABLE')),
  // The walk reads keys from the due index and nothing of an order itself.
  conversions: dynamoConversionStore({
    documents,
    conversionsTable: requireEnv('CONVERSIONS_TABLE'),
    largeBodies: noLargeBodies,
  }),
  watermark: dynamoClosingWatermark(documents, ledgerTable),
  runs: dynamoClosingRunStore(documents, ledgerTable),
  enqueueChunks: closingQueue(new SQSClient(), requireEnv('CLOSE_QUEUE_URL')),
  now: Date.now,
});

export const handler = (event: unknown, { awsRequestId }: Context) =>
  planClosings(nameRun(event, awsRequestId, Date.now()));
