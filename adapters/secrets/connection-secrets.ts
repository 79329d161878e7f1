import {
  CreateSecretCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';

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
  client: SecretsManagerClient,
  prefix: string,
): ConnectionSecrets {
  return {
    async save(connectionId, secret) {
      const name = `${prefix}${connectionId}`;
      const text = JSON.stringify(secret);
      try {
        await client.send(new CreateSecretCommand({ Name: name, SecretString: text }));
      } catch (error) {
        if (!(error instanceof ResourceExistsException)) throw error;
        await client.send(new PutSecretValueCommand({ SecretId: name, SecretString: text }));
      }
    },
  };
}
