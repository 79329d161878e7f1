import { isbot } from 'isbot';
import { randomId } from '../../adapters/crypto/random-id.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { isDataCentre } from '../shared/http/known-data-centres.ts';
import { makeLogError } from '../shared/logger.ts';
import { touchQueue } from '../shared/queues/touch-queue.ts';
import { makeEndpoint } from './endpoint.ts';
import { makeRecordView } from './record-view.ts';

const sendTouches = touchQueue();

export const handler = makeEndpoint(
  makeRecordView({
    links: dynamoProgramDirectory(dynamoDocuments(), requireEnv('PROGRAMS_TABLE')),
    sendTouch: (message) => sendTouches([message]),
    isBot: isbot,
    isDataCentre,
    newId: randomId,
    now: Date.now,
  }),
  makeLogError('serve-pixel'),
);
