import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoStorefrontStore } from '../../adapters/dynamo/storefront-store.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { makeEndpoint } from './endpoint.ts';

const documents = dynamoDocuments();
const programsTable = requireEnv('PROGRAMS_TABLE');

export const handler = makeEndpoint(
  {
    directory: dynamoProgramDirectory(documents, programsTable),
    storefronts: dynamoStorefrontStore(documents, programsTable),
    now: Date.now,
  },
  makeLogError('serve-storefront'),
);
