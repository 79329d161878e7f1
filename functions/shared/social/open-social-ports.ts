import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoSocialAccountStore } from '../../../adapters/dynamo/social-account-store.ts';
import { dynamoSocialPollStore } from '../../../adapters/dynamo/social-poll-store.ts';
import type { Secrets } from '../../../adapters/secrets/secrets.ts';
import { isOnThisMachine, requireEnv } from '../environment.ts';
import { openTextSeal } from '../open-text-seal.ts';
import type { SocialPorts } from './social-ports.ts';

/** The ports of creators' accounts over the tables that the function's settings name. */
export function openSocialPorts(
  documents: DynamoDBDocumentClient,
  secrets: Pick<Secrets, 'readKeys'>,
): SocialPorts {
  const programsTable = requireEnv('PROGRAMS_TABLE');
  return {
    accounts: dynamoSocialAccountStore(documents, programsTable),
    polls: dynamoSocialPollStore({
      ...{ documents, programsTable, touchesTable: requireEnv('TOUCHES_TABLE') },
    }),
    openSeal: openTextSeal(secrets),
    policy: { allowsLoopback: isOnThisMachine() },
    now: Date.now,
  };
}
