import { SQSClient } from '@aws-sdk/client-sqs';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { limitsOfRail } from '../../core/payouts/rails/limits-of-rail.ts';
import { requireEnv } from '../shared/environment.ts';
import { openPayoutPorts } from '../shared/paying/open-payout-ports.ts';
import { batchQueue } from '../shared/queues/batch-queue.ts';
import { makePlanPayouts } from './plan-payouts.ts';
import { makeRunScheduledPayouts } from './run-scheduled-payouts.ts';

const ports = openPayoutPorts();
const directory = dynamoProgramDirectory(ports.documents, requireEnv('PROGRAMS_TABLE'));
const enqueue = batchQueue(new SQSClient(), requireEnv('PAYOUT_QUEUE_URL'));

export const handler = makeRunScheduledPayouts({
  directory,
  planPayouts: makePlanPayouts({ ...ports, directory, enqueue, railLimits: limitsOfRail }),
  now: ports.now,
});
