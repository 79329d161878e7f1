/** The account that names and ARNs of the local runtime carry; no such account exists. */
export const localAccountId = '000000000000';

/** The region that names and ARNs of the local runtime carry. */
export const localRegion = 'us-east-1';

/** What signs requests to the engines, which accept any signature. */
export const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/**
 * The URL under which handlers know a queue.
 *
 * The SDK prefers the host of a queue's URL over its configured endpoint, and `*.localhost` does not
 * resolve everywhere: so never the URL that the engine itself would answer.
 */
export function queueUrl(sqsEndpoint: string, queueName: string): string {
  return `${sqsEndpoint}/${localAccountId}/${queueName}`;
}

export function queueArn(queueName: string): string {
  return `arn:aws:sqs:${localRegion}:${localAccountId}:${queueName}`;
}

export function localArnOfApi(rest: string): string {
  return `arn:aws:execute-api:${localRegion}:${localAccountId}:${rest}`;
}
