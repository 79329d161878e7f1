import { localAccountId, localCredentials, localRegion } from '../local-account.ts';
import type { PlannedFunction } from '../plan.ts';

/** Where the engines answer. Handlers see them as the standard `AWS_ENDPOINT_URL_*` variables. */
export type LocalEndpoints = {
  readonly dynamodb: string;
  readonly sqs: string;
  readonly s3: string;
  readonly eventBridge: string;
  readonly secretsManager: string;
};

/**
 * The whole environment of a function's process: what the template says, what Lambda adds, and the
 * endpoints. Nothing of this process's own environment, so a setting that the stack forgets to
 * hand over is missing here too.
 */
export function functionEnvironment(
  planned: PlannedFunction,
  endpoints: LocalEndpoints,
): Record<string, string> {
  return {
    ...planned.environment,
    ...lambdaVariables(planned),
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_DYNAMODB_STREAMS: endpoints.dynamodb,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_EVENTBRIDGE: endpoints.eventBridge,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.secretsManager,
  };
}

function lambdaVariables(planned: PlannedFunction): Record<string, string> {
  return {
    AWS_REGION: localRegion,
    AWS_DEFAULT_REGION: localRegion,
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    AWS_ACCOUNT_ID: localAccountId,
    // Without it the SDK asks a link-local address for credentials when these are refused.
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: planned.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(planned.memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${planned.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    LAMBDA_TASK_ROOT: planned.codeFolder,
    _HANDLER: planned.handler,
    LANG: 'en_US.UTF-8',
    TZ: 'UTC',
  };
}
