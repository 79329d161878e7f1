import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoAuditLog } from '../../adapters/dynamo/audit-log.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoTopicCheckStore } from '../../adapters/dynamo/topic-check-store.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { isOnThisMachine, requireEnv } from '../shared/environment.ts';
import { patienceOfPerson } from '../shared/http/patience-of-person.ts';
import { makeLogError } from '../shared/logger.ts';
import { hooksOpener } from '../shared/topics/hooks-opener.ts';
import { makeEndpoint } from './endpoint.ts';

const documents = dynamoDocuments();
const programsTable = requireEnv('PROGRAMS_TABLE');
const allowsLoopback = isOnThisMachine();

export const handler = makeEndpoint({
  directory: dynamoProgramDirectory(documents, programsTable),
  checks: dynamoTopicCheckStore(documents, programsTable),
  openHooks: hooksOpener({
    client: new SecretsManagerClient(),
    prefix: requireEnv('CONNECTION_SECRETS_PREFIX'),
    settings: { allowsLoopback, patience: patienceOfPerson },
  }),
  audit: dynamoAuditLog(documents, requireEnv('AUDIT_TABLE')),
  allowsLoopback,
  now: Date.now,
  sha256,
  logError: makeLogError('manage-shop-topics'),
});
