import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { SQSClient } from '@aws-sdk/client-sqs';
import { secretReader } from '../../adapters/aws/secret-reader.ts';
import { signedCalls } from '../../adapters/aws/signed-calls.ts';
import { rememberedSecrets } from '../../adapters/secrets/remembered-secrets.ts';
import { requireEnv } from '../shared/environment.ts';
import { openKnownRails } from '../shared/paying/open-known-rails.ts';
import { openPayoutPorts } from '../shared/paying/open-payout-ports.ts';
import { batchQueue } from '../shared/queues/batch-queue.ts';
import { makeLookUpPayouts } from './look-up-payouts.ts';

const service = 'look-up-payouts';
const metrics = new Metrics({ namespace: 'Tributary', serviceName: service });
const secrets = rememberedSecrets(secretReader(signedCalls({ environment: process.env })));
const msPerHour = 3_600_000;

const lookUpPayouts = makeLookUpPayouts({
  ...openPayoutPorts(),
  openRail: openKnownRails(secrets),
  enqueue: batchQueue(new SQSClient(), requireEnv('PAYOUT_QUEUE_URL')),
});

/** Begins at the schedule's call. */
export async function handler(): Promise<void> {
  const found = await lookUpPayouts();
  metrics.addMetric('PayoutsInReview', MetricUnit.Count, found.inReview);
  metrics.addMetric('RailContradictions', MetricUnit.Count, found.contradictions);
  metrics.addMetric('UnclearPayoutHours', MetricUnit.Count, found.oldestUnclearMs / msPerHour);
  metrics.publishStoredMetrics();
}
