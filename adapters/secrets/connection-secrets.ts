import { randomUUID } from 'node:crypto';
import { AwsCallError } from '../aws/aws-call-error.ts';
import type { SignedCall } from '../aws/signed-calls.ts';

/** What a connection's secret holds; of each list the current one comes first. */
export type ConnectionSecret = {
  /** What the shop signs its webhooks with. */
  readonly webhook: readonly string[];
  /** What its back end proves its customers' ids with; absent: nobody is identified by a browser. */
  readonly identify?: readonly string[];
  /** What opens the shop's API, where it is asked. */
  readonly api?: Readonly<Record<string, string | undefined>>;
};

/** Puts away what a connection is known by, and what opens its shop's API. */
export interface ConnectionSecrets {
  /** Replaces all that is kept of a connection. */
  save(connectionId: string, secret: ConnectionSecret): Promise<void>;
}

/** Keeps each connection's secrets under `<prefix><connection id>`. */
export function secretsManagerConnectionSecrets(
  call: SignedCall,
  prefix: string,
): ConnectionSecrets {
  return {
    async save(connectionId, secret) {
      const name = `${prefix}${connectionId}`;
      // The token makes a call that is made again the same call.
      const value = { SecretString: JSON.stringify(secret), ClientRequestToken: randomUUID() };
      try {
        await call('secretsmanager', 'CreateSecret', { Name: name, ...value });
      } catch (error) {
        if (!isKnown(error)) throw error;
        await call('secretsmanager', 'PutSecretValue', { SecretId: name, ...value });
      }
    },
  };
}

const isKnown = (error: unknown): boolean =>
  error instanceof AwsCallError && error.code === 'ResourceExistsException';
