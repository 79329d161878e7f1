import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoReceiverAccountStore } from '../../adapters/dynamo/receiver-account-store.ts';
import { paypalCertificates } from '../../adapters/rails/paypal/paypal-certificates.ts';
import { railNewsVerifiers } from '../../adapters/rails/rail-news-verifiers.ts';
import { isRailSignature } from '../../adapters/rails/rail-signature.ts';
import { readRailNews } from '../../adapters/rails/read-rail-news.ts';
import { secretsManagerSecrets } from '../../adapters/secrets/secrets.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError, makeLogger } from '../shared/logger.ts';
import { openPayoutPorts } from '../shared/paying/open-payout-ports.ts';
import { makeRecordRailReport } from '../shared/paying/record-rail-report.ts';
import { makeResolvePayout } from '../shared/paying/resolve-payout.ts';
import { makeEndpoint } from './endpoint.ts';
import { makeReceiveRailCallback } from './receive-rail-callback.ts';
import { makeReceiveRailNews } from './receive-rail-news.ts';

const service = 'receive-rail-callback';
const logger = makeLogger(service);
const ports = openPayoutPorts();
const secrets = secretsManagerSecrets(new SecretsManagerClient());
const connectionSecretsPrefix = requireEnv('CONNECTION_SECRETS_PREFIX');

const programsTable = requireEnv('PROGRAMS_TABLE');
const connections = dynamoProgramDirectory(ports.documents, programsTable);

const receiveRailCallback = makeReceiveRailCallback({
  connections,
  readSecrets: (connectionId) =>
    secrets.readWebhookSecrets(`${connectionSecretsPrefix}${connectionId}`),
  isSigned: isRailSignature,
  findPayout: ports.payouts.findPayout,
  resolvePayout: makeResolvePayout(ports),
});

const receiveRailNews = makeReceiveRailNews({
  connections,
  readSecrets: (connectionId) =>
    secrets.listWebhookSecrets(`${connectionSecretsPrefix}${connectionId}`),
  verifiers: railNewsVerifiers(paypalCertificates(fetch, ports.now), ports.now),
  readNews: readRailNews,
  payouts: ports.payouts,
  recordReport: makeRecordRailReport(ports),
  receivers: dynamoReceiverAccountStore(ports.documents, programsTable),
});

export const handler = makeEndpoint(
  { receiveRailCallback, receiveRailNews },
  (reason, details) =>
    logger.warn('A rail reports what does not fit the payout.', { reason, ...details }),
  (news) => logger.info('A rail tells something that is of no payout of its merchant.', { news }),
  makeLogError(service),
);
