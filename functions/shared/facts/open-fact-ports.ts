import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { dynamoConversionStore } from '../../../adapters/dynamo/conversion-store.ts';
import { dynamoReferenceStore } from '../../../adapters/dynamo/reference-store.ts';
import type { Secrets } from '../../../adapters/secrets/secrets.ts';
import type { RejectedFact } from '../../../core/assessment/order-facts.ts';
import type { ConversionStore } from '../../../core/settlement/conversion-store.ts';
import type { dynamoDocuments } from '../dynamo-documents.ts';
import { requireEnv } from '../environment.ts';
import { makeLogger } from '../logger.ts';
import { openLargeBodies } from '../open-large-bodies.ts';
import { openSealing } from '../open-sealing.ts';
import { touchQueue } from '../queues/touch-queue.ts';
import type { FactPorts } from './keep-told.ts';

/**
 * Opens what keeping facts needs, from a function's settings.
 *
 * @param service the function's name, in its log and its metrics.
 */
export function openFactPorts(
  service: string,
  documents: ReturnType<typeof dynamoDocuments>,
  secrets: Secrets,
): FactPorts & { readonly store: ConversionStore } {
  const conversionsTable = requireEnv('CONVERSIONS_TABLE');
  const sendTouches = touchQueue();
  const largeBodies = openLargeBodies();
  return {
    loadSealing: openSealing(secrets),
    store: dynamoConversionStore({ documents, conversionsTable, largeBodies }),
    references: dynamoReferenceStore(documents, conversionsTable),
    sendSiblings: (merchantId, siblings) => sendTouches([{ merchantId, siblings }]),
    now: Date.now,
    reportRejected: rejectedReporter(service),
  };
}

function rejectedReporter(service: string): (fact: RejectedFact) => void {
  const logger = makeLogger(service);
  const metrics = new Metrics({ namespace: 'Tributary', serviceName: service });
  return ({ merchantId, connectionId, topic, reason, detail }) => {
    const fact = { merchantId, connectionId, topic, reason, detail };
    logger.warn('The content of a signed delivery cannot be used.', fact);
    metrics.addMetric('RejectedFacts', MetricUnit.Count, 1);
    metrics.publishStoredMetrics();
  };
}
