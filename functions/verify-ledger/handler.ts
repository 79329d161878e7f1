import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSEvent } from 'aws-lambda';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoLedgerPages } from '../../adapters/dynamo/ledger-pages.ts';
import { s3LedgerAnchors } from '../../adapters/s3/ledger-anchors.ts';
import { queueSender } from '../../adapters/sqs/queue-sender.ts';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogger } from '../shared/logger.ts';
import { openLargeBodies } from '../shared/open-large-bodies.ts';
import { postQueue } from '../shared/queues/post-queue.ts';
import type { VerifyLedgerPorts } from './ports.ts';
import { beginVerification, type Verification } from './verification.ts';
import { makeVerifyLedger } from './verify-ledger.ts';

const service = 'verify-ledger';
/** The last page of a run must be done in this. */
const spareMs = 60_000;

const logger = makeLogger(service);
const metrics = new Metrics({ namespace: 'Tributary', serviceName: service });
const s3 = new S3Client();
const sqs = new SQSClient();
const toPost = postQueue(sqs, requireEnv('POST_QUEUE_URL'));
const toItself = queueSender(sqs, requireEnv('VERIFY_QUEUE_URL'));

const ports: Omit<VerifyLedgerPorts, 'hasTime'> = {
  pages: dynamoLedgerPages({
    documents: dynamoDocuments(),
    conversionsTable: requireEnv('CONVERSIONS_TABLE'),
    ledgerTable: requireEnv('LEDGER_TABLE'),
    largeBodies: openLargeBodies(),
  }),
  anchors: s3LedgerAnchors(s3, requireEnv('ANCHORS_BUCKET')),
  sha256,
  continueWith: (verification) => toItself.send([encodeJson(verification)]),
  async askToPost(orders) {
    for (const order of orders) logger.warn('Legs of an order wait, and are asked for.', { order });
    await toPost(orders);
  },
  reportViolations(violations) {
    for (const violation of violations) logger.error('The ledger breaks a promise.', { violation });
    metrics.addMetric('LedgerViolations', MetricUnit.Count, violations.length);
    metrics.publishStoredMetrics();
  },
  reportDone(counts) {
    logger.info('The whole ledger was verified.', { counts });
    metrics.addMetric('LedgerVerified', MetricUnit.Count, 1);
    metrics.publishStoredMetrics();
  },
};

/** Begins at the schedule's call, and goes on with what an earlier run has put into the queue. */
export async function handler(event: Partial<SQSEvent>, context: Context): Promise<void> {
  const verify = makeVerifyLedger({
    ...ports,
    hasTime: () => context.getRemainingTimeInMillis() > spareMs,
  });
  const [message] = event.Records ?? [];
  await verify(
    message === undefined ? beginVerification(Date.now()) : decodeJson<Verification>(message.body),
  );
}
