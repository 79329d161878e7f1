import { SQSClient } from '@aws-sdk/client-sqs';
import { dynamoAccountIndex } from '../../adapters/dynamo/account-index.ts';
import { dynamoPayoutControls } from '../../adapters/dynamo/payout-controls.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoRateStore } from '../../adapters/dynamo/rate-store.ts';
import { dynamoReceiverAccountStore } from '../../adapters/dynamo/receiver-account-store.ts';
import { limitsOfRail } from '../../core/payouts/rails/limits-of-rail.ts';
import { requireEnv } from '../shared/environment.ts';
import { openPayoutPorts } from '../shared/paying/open-payout-ports.ts';
import { batchQueue } from '../shared/queues/batch-queue.ts';
import { makePlanPayouts } from './plan-payouts.ts';
import { makeRunScheduledPayouts } from './run-scheduled-payouts.ts';

const ports = openPayoutPorts();
const programsTable = requireEnv('PROGRAMS_TABLE');
const directory = dynamoProgramDirectory(ports.documents, programsTable);
const receivers = dynamoReceiverAccountStore(ports.documents, programsTable);
const enqueue = batchQueue(new SQSClient(), requireEnv('PAYOUT_QUEUE_URL'));

export const handler = makeRunScheduledPayouts({
  directory,
  planPayouts: makePlanPayouts({
    ...ports,
    directory,
    accounts: dynamoAccountIndex(ports.documents, programsTable),
    controls: dynamoPayoutControls(ports.documents, programsTable),
    rates: dynamoRateStore(ports.documents, programsTable),
    receivers,
    enqueue,
    railLimits: limitsOfRail,
  }),
  now: ports.now,
});
