import { dynamoIdentityStore } from '../../adapters/dynamo/identity-store.ts';
import { dynamoPersonStore } from '../../adapters/dynamo/person-store.ts';
import { dynamoTouchStore } from '../../adapters/dynamo/touch-store.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { makeConsumer } from './consumer.ts';
import { makeRecordTouch } from './record-touch.ts';

const documents = dynamoDocuments();
const touchesTable = requireEnv('TOUCHES_TABLE');

export const handler = makeConsumer(
  makeRecordTouch(
    dynamoTouchStore(documents, touchesTable),
    dynamoIdentityStore(documents, touchesTable),
    dynamoPersonStore(documents, touchesTable),
  ),
  makeLogError('record-touches'),
);
