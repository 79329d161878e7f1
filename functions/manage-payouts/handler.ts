import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { dynamoAccountIndex } from '../../adapters/dynamo/account-index.ts';
import { dynamoAccountingLockStore } from '../../adapters/dynamo/accounting-lock-store.ts';
import { dynamoAuditLog } from '../../adapters/dynamo/audit-log.ts';
import { dynamoIdempotencyStore } from '../../adapters/dynamo/idempotency-store.ts';
import { dynamoPayoutControls } from '../../adapters/dynamo/payout-controls.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoRateStore } from '../../adapters/dynamo/rate-store.ts';
import { dynamoReceiverAccountStore } from '../../adapters/dynamo/receiver-account-store.ts';
import { s3PayoutFiles } from '../../adapters/s3/payout-files.ts';
import { limitsOfRail } from '../../core/payouts/rails/limits-of-rail.ts';
import { makePlanPayouts } from '../plan-payouts/plan-payouts.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { makeCancelPayout } from '../shared/paying/cancel-payout.ts';
import { openPayoutPorts } from '../shared/paying/open-payout-ports.ts';
import { makeResolvePayout } from '../shared/paying/resolve-payout.ts';
import { batchQueue } from '../shared/queues/batch-queue.ts';
import { makeEndpoint } from './endpoint.ts';

const ports = openPayoutPorts();
const programsTable = requireEnv('PROGRAMS_TABLE');
const planning = {
  ...ports,
  directory: dynamoProgramDirectory(ports.documents, programsTable),
  accounts: dynamoAccountIndex(ports.documents, programsTable),
  controls: dynamoPayoutControls(ports.documents, programsTable),
  rates: dynamoRateStore(ports.documents, programsTable),
  receivers: dynamoReceiverAccountStore(ports.documents, programsTable),
  enqueue: batchQueue(new SQSClient(), requireEnv('PAYOUT_QUEUE_URL')),
  railLimits: limitsOfRail,
};

export const handler = makeEndpoint(
  {
    ...planning,
    planPayouts: makePlanPayouts(planning),
    locks: dynamoAccountingLockStore(ports.documents, requireEnv('LEDGER_TABLE')),
    resolvePayout: makeResolvePayout(ports),
    cancelPayout: makeCancelPayout(ports),
    files: s3PayoutFiles(new S3Client(), requireEnv('PAYOUT_FILES_BUCKET')),
    audit: dynamoAuditLog(ports.documents, requireEnv('AUDIT_TABLE')),
    requests: dynamoIdempotencyStore(ports.documents, requireEnv('LEDGER_TABLE')),
  },
  makeLogError('manage-payouts'),
);
