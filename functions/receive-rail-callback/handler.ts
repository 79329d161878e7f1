import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { isRailSignature } from '../../adapters/rails/rail-signature.ts';
import { secretsManagerSecrets } from '../../adapters/secrets/secrets.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError, makeLogger } from '../shared/logger.ts';
import { openPayoutPorts } from '../shared/paying/open-payout-ports.ts';
import { makeResolvePayout } from '../shared/paying/resolve-payout.ts';
import { makeEndpoint } from './endpoint.ts';
import { makeReceiveRailCallback } from './receive-rail-callback.ts';

const service = 'receive-rail-callback';
const logger = makeLogger(service);
const ports = openPayoutPorts();
const secrets = secretsManagerSecrets(new SecretsManagerClient());
const connectionSecretsPrefix = requireEnv('CONNECTION_SECRETS_PREFIX');

export const handler = makeEndpoint(
  makeReceiveRailCallback({
    connections: dynamoProgramDirectory(ports.documents, requireEnv('PROGRAMS_TABLE')),
    readSecrets: (connectionId) =>
      secrets.readWebhookSecrets(`${connectionSecretsPrefix}${connectionId}`),
    isSigned: isRailSignature,
    findPayout: ports.payouts.findPayout,
    resolvePayout: makeResolvePayout(ports),
  }),
  (reason, details) =>
    logger.warn('A rail reports what does not fit the payout.', { reason, ...details }),
  makeLogError(service),
);
