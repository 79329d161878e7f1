/** A service of AWS, by the name that its address and its signatures have. */
export type AwsService = 'dynamodb' | 'secretsmanager' | 'sqs';

type Protocol = {
  /** What names its operations, with their name after a dot. */
  readonly target: string;
  readonly contentType: string;
  /** The variable of the SDKs that names another place. */
  readonly endpointVariable: string;
};

/** How each speaks JSON (AWS JSON protocol 1.0 or 1.1, as the models of its SDKs have it). */
export const services: Readonly<Record<AwsService, Protocol>> = {
  dynamodb: {
    target: 'DynamoDB_20120810',
    contentType: 'application/x-amz-json-1.0',
    endpointVariable: 'AWS_ENDPOINT_URL_DYNAMODB',
  },
  secretsmanager: {
    target: 'secretsmanager',
    contentType: 'application/x-amz-json-1.1',
    endpointVariable: 'AWS_ENDPOINT_URL_SECRETS_MANAGER',
  },
  sqs: {
    target: 'AmazonSQS',
    contentType: 'application/x-amz-json-1.0',
    endpointVariable: 'AWS_ENDPOINT_URL_SQS',
  },
};
