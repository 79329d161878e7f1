import { messageSender } from '../../adapters/aws/message-sender.ts';
import { secretReader } from '../../adapters/aws/secret-reader.ts';
import { signedCalls } from '../../adapters/aws/signed-calls.ts';
import { pseudonymiser } from '../../adapters/crypto/pepper.ts';
import { randomId } from '../../adapters/crypto/random-id.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoAccountIndex } from '../../adapters/dynamo/account-index.ts';
import { dynamoAuditLog } from '../../adapters/dynamo/audit-log.ts';
import { dynamoIdempotencyStore } from '../../adapters/dynamo/idempotency-store.ts';
import { dynamoOrderWalkStore } from '../../adapters/dynamo/order-walk-store.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoProgramRegistry } from '../../adapters/dynamo/program-registry.ts';
import { dynamoRateImports } from '../../adapters/dynamo/rate-imports.ts';
import { dynamoRateStore } from '../../adapters/dynamo/rate-store.ts';
import { dynamoTopicCheckStore } from '../../adapters/dynamo/topic-check-store.ts';
import { secretsManagerConnectionSecrets } from '../../adapters/secrets/connection-secrets.ts';
import { rememberedSecrets } from '../../adapters/secrets/remembered-secrets.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { isOnThisMachine, requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { openTextSeal } from '../shared/open-text-seal.ts';
import { toWalkMessage } from '../shared/queues/to-walk-message.ts';
import { makeEndpoint } from './endpoint.ts';

const documents = dynamoDocuments();
const programsTable = requireEnv('PROGRAMS_TABLE');
const pepperSecret = requireEnv('PEPPER_SECRET');
// Not with the SDK's clients: this is the largest of all functions without them.
const call = signedCalls({ environment: process.env });
const secrets = rememberedSecrets(secretReader(call));
const toWalks = messageSender(call, requireEnv('WALK_QUEUE_URL'));

export const handler = makeEndpoint(
  {
    directory: dynamoProgramDirectory(documents, programsTable),
    registry: dynamoProgramRegistry(documents, programsTable),
    accounts: dynamoAccountIndex(documents, programsTable),
    walks: dynamoOrderWalkStore(documents, programsTable),
    checks: dynamoTopicCheckStore(documents, programsTable),
    enqueueWalk: (step) => toWalks(toWalkMessage(step)),
    rates: dynamoRateStore(documents, programsTable),
    imports: dynamoRateImports(documents, programsTable),
    audit: dynamoAuditLog(documents, requireEnv('AUDIT_TABLE')),
    requests: dynamoIdempotencyStore(documents, programsTable),
    connectionSecrets: secretsManagerConnectionSecrets(
      call,
      requireEnv('CONNECTION_SECRETS_PREFIX'),
    ),
    hashPersonalKeys: async (merchantId, keys) =>
      pseudonymiser(await secrets.readKeys(pepperSecret)).hashesOf(merchantId, keys),
    openSeal: openTextSeal(secrets),
    allowsLoopback: isOnThisMachine(),
    newId: randomId,
    now: Date.now,
    sha256,
  },
  makeLogError('manage-programs'),
);
