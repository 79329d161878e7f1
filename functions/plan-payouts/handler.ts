import { SQSClient } from '@aws-sdk/client-sqs';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { requireEnv } from '../shared/environment.ts';
import { openPayoutPorts } from '../shared/paying/open-payout-ports.ts';
import { knownRailLimits } from '../shared/paying/open-rail.ts';
import { batchQueue } from '../shared/queues/batch-queue.ts';
import { makePlanPayouts } from './plan-payouts.ts';
import { makeRunScheduledPayouts } from './run-scheduled-payouts.ts';

const ports = openPayoutPorts();
const directory = dynamoProgramDirectory(ports.documents, requireEnv('PROGRAMS_TABLE'));
const enqueue = batchQueue(new SQSClient(), requireEnv('PAYOUT_QUEUE_URL'));

export const handler = makeRunScheduledPayouts({
  directory,
  planPayouts: makePlanPayouts({ ...ports, directory, enqueue, railLimits: knownRailLimits }),
  now: ports.now,
});
