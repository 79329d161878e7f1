import { setTimeout as wait } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import { AwsCallError } from './aws-call-error.ts';
import { type AwsService, services } from './aws-services.ts';
import { findEndpoint } from './find-endpoint.ts';

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
  /** The variables that Lambda gives a function: its region, its credentials, endpoints of other places. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds that one attempt may take. */
  readonly timeoutMs?: number;
  /** Waits longer after each failed attempt, half of it by chance. */
  readonly pauseMs?: number;
};

const attemptsMax = 4;

/**
 * Calls of AWS without its SDK, for functions that visitors wait for: a client of the SDK alone is several times as
 * large as everything else in such a function, and is read at every cold start.
 *
 * An attempt that was throttled, failed in the service, took too long or got no answer is made again, at most three
 * times. So what is called has to be harmless when it happens twice.
 */
export function signedCalls({
  environment,
  timeoutMs = 2_000,
  pauseMs = 50,
}: SignedCallOptions): SignedCall {
  const client = new AwsClient({
    accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
    secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
    ...(environment.AWS_SESSION_TOKEN ? { sessionToken: environment.AWS_SESSION_TOKEN } : {}),
    region: environment.AWS_REGION ?? '',
    retries: 0,
  });

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

  return async <Answer>(service: AwsService, operation: string, input: object) => {
    for (let attempts = 1; ; attempts += 1) {
      try {
        return (await attempt(service, operation, input)) as Answer;
      } catch (error) {
        const isFinal = error instanceof AwsCallError && !error.mayPass;
        if (isFinal || attempts === attemptsMax) throw error;
      }
      await wait(pauseMs * 2 ** (attempts - 1) * (0.5 + Math.random() / 2));
    }
  };
}
