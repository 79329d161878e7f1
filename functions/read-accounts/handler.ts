import { dynamoAuditLog } from '../../adapters/dynamo/audit-log.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { openReadingPorts } from '../shared/reading/open-reading-ports.ts';
import { makeEndpoint } from './endpoint.ts';

const audit = dynamoAuditLog(dynamoDocuments(), requireEnv('AUDIT_TABLE'));

export const handler = makeEndpoint(
  { ...openReadingPorts(), audit },
  makeLogError('read-accounts'),
);
