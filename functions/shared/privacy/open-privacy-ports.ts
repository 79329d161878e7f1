import { dynamoConversionStore } from '../../../adapters/dynamo/conversion-store.ts';
import { dynamoPersonStore } from '../../../adapters/dynamo/person-store.ts';
import { dynamoPrivacyRequestStore } from '../../../adapters/dynamo/privacy-request-store.ts';
import { dynamoProgramDirectory } from '../../../adapters/dynamo/program-directory.ts';
import { dynamoProspectStore } from '../../../adapters/dynamo/prospect-store.ts';
import { dynamoTouchStore } from '../../../adapters/dynamo/touch-store.ts';
import { dynamoDocuments } from '../dynamo-documents.ts';
import { requireEnv } from '../environment.ts';
import { openLargeBodies } from '../open-large-bodies.ts';
import { privacyQueue } from '../queues/privacy-queue.ts';

/** What exporting and erasing share: persons, their browsers and orders, and the requests. */
export function openPrivacyPorts() {
  const documents = dynamoDocuments();
  const touchesTable = requireEnv('TOUCHES_TABLE');
  return {
    documents,
    directory: dynamoProgramDirectory(documents, requireEnv('PROGRAMS_TABLE')),
    persons: dynamoPersonStore(documents, touchesTable),
    prospects: dynamoProspectStore(documents, touchesTable),
    touches: dynamoTouchStore(documents, touchesTable),
    requests: dynamoPrivacyRequestStore(documents, touchesTable),
    conversions: dynamoConversionStore({
      documents,
      conversionsTable: requireEnv('CONVERSIONS_TABLE'),
      largeBodies: openLargeBodies(),
    }),
    enqueue: privacyQueue(),
    now: Date.now,
  };
}
