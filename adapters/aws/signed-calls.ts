import { AwsCallError } from './aws-call-error.ts';
import { type AwsEnvironment, awsClient } from './aws-client.ts';
import { type AwsService, services } from './aws-services.ts';
import { findEndpoint } from './find-endpoint.ts';
import { tryAgain } from './try-again.ts';

/**
 * Calls an operation of a service with JSON, signed (Signature Version 4).
 *
 * @throws AwsCallError with the service's own code, once it makes no sense to try again.
 */
export type SignedCall = <Answer>(
  service: AwsService,
  operation: string,
  input: object,
) => Promise<Answer>;

export type SignedCallOptions = {
  readonly environment: AwsEnvironment;
  /** Milliseconds that one attempt may take. */
  readonly timeoutMs?: number;
  /** Waits longer after each failed attempt, half of it by chance. */
  readonly pauseMs?: number;
};

/**
 * Calls of AWS without its SDK, for functions that visitors wait for: a client of the SDK alone is several times as
 * large as everything else in such a function, and is read at every cold start.
 *
 * What is called has to be harmless when it happens twice (`tryAgain`).
 */
export function signedCalls({
  environment,
  timeoutMs = 2_000,
  pauseMs = 50,
}: SignedCallOptions): SignedCall {
  const client = awsClient(environment);

  async function attempt(service: AwsService, operation: string, input: object): Promise<unknown> {
    const { target, contentType } = services[service];
    const response = await client.fetch(findEndpoint(service, environment), {
      method: 'POST',
      headers: { 'content-type': contentType, 'x-amz-target': `${target}.${operation}` },
      body: JSON.stringify(input),
      aws: { service },
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    if (!response.ok) throw AwsCallError.of(operation, response.status, text);
    return text === '' ? {} : JSON.parse(text);
  }

  return <Answer>(service: AwsService, operation: string, input: object) =>
    tryAgain(() => attempt(service, operation, input) as Promise<Answer>, pauseMs);
}
