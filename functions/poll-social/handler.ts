import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSEvent } from 'aws-lambda';
import { randomId } from '../../adapters/crypto/random-id.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoConversionStore } from '../../adapters/dynamo/conversion-store.ts';
import { noLargeBodies } from '../../adapters/dynamo/no-large-bodies.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoProgramRegistry } from '../../adapters/dynamo/program-registry.ts';
import { dynamoSocialQuota } from '../../adapters/dynamo/social-quota.ts';
import { secretsManagerSecrets } from '../../adapters/secrets/secrets.ts';
import { queueSender } from '../../adapters/sqs/queue-sender.ts';
import type { SocialAccountKey } from '../../core/social/accounts/index.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError, makeLogger } from '../shared/logger.ts';
import { makeFindMarks } from '../shared/social/find-marks.ts';
import { listProgramsOfContent } from '../shared/social/list-programs-of-content.ts';
import { openSocialPorts } from '../shared/social/open-social-ports.ts';
import { rewardContent } from '../shared/social/reward-content.ts';
import { makeConsumer } from './consumer.ts';
import { makePlanPolls } from './plan-polls.ts';
import { makePollAccount } from './poll-account.ts';

const service = 'poll-social';
const logger = makeLogger(service);
const metrics = new Metrics({ namespace: 'Tributary', serviceName: service });
const documents = dynamoDocuments();
const programsTable = requireEnv('PROGRAMS_TABLE');
const secrets = secretsManagerSecrets(new SecretsManagerClient());
const social = openSocialPorts(documents, secrets);
const directory = dynamoProgramDirectory(documents, programsTable);
const toItself = queueSender(new SQSClient(), requireEnv('SOCIAL_QUEUE_URL'));
const enqueue = (accounts: readonly SocialAccountKey[]) =>
  toItself.send(
    accounts.map(({ merchantId, accountId }) => JSON.stringify({ merchantId, accountId })),
  );

const rewards = {
  ...{ directory, polls: social.polls, now: Date.now, sha256 },
  conversions: dynamoConversionStore({
    ...{ documents, conversionsTable: requireEnv('CONVERSIONS_TABLE') },
    largeBodies: noLargeBodies,
  }),
};

const planPolls = makePlanPolls({ directory, polls: social.polls, enqueue, now: Date.now });

const consume = makeConsumer(
  makePollAccount({
    ...social,
    quota: dynamoSocialQuota(documents, requireEnv('TOUCHES_TABLE')),
    findMarks: makeFindMarks({
      ...{ directory, accounts: social.accounts, now: Date.now },
      registry: dynamoProgramRegistry(documents, programsTable),
    }),
    listPrograms: (content) => listProgramsOfContent(directory, content),
    reward: (content) => rewardContent(rewards, content),
    goOn: (account) => enqueue([account]),
    reportRevoked({ merchantId, creatorId, accountId }, detail) {
      const revoked = { merchantId, creatorId, accountId, detail };
      logger.warn('A creator has to connect an account again.', revoked);
      metrics.addMetric('SocialAccountsRevoked', MetricUnit.Count, 1);
      metrics.publishStoredMetrics();
    },
    ...{ sha256, randomId, chance: Math.random },
  }),
  makeLogError(service),
);

/** Plans at the schedule's call, and polls what is in its queue. */
export async function handler(event: Partial<SQSEvent>, context: Context) {
  if (event.Records !== undefined) return consume({ Records: event.Records }, context);
  return { planned: await planPolls() };
}
