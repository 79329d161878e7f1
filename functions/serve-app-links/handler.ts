import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { makeEndpoint } from './endpoint.ts';
import { makeReadAssociations } from './read-associations.ts';

export const handler = makeEndpoint(
  makeReadAssociations({
    programs: dynamoProgramDirectory(dynamoDocuments(), requireEnv('PROGRAMS_TABLE')),
    now: Date.now,
  }),
  makeLogError('serve-app-links'),
);
