import {
  CreateSecretCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';

/** What the two sides of a connection know; of each list the current one comes first. */
export type SharedSecrets = {
  /** What the shop signs its webhooks with. */
  readonly webhook: readonly string[];
  /** What its back end proves its customers' ids with; absent: nobody is identified by a browser. */
  readonly identify?: readonly string[];
};

/** Puts away what a connection is known by. */
export interface ConnectionSecrets {
  /** Replaces all secrets of a connection. */
  save(connectionId: string, secrets: SharedSecrets): Promise<void>;
}

/** Keeps each connection's secrets under `<prefix><connection id>`. */
export function secretsManagerConnectionSecrets(
  client: SecretsManagerClient,
  prefix: string,
): ConnectionSecrets {
  return {
    async save(connectionId, secrets) {
      const name = `${prefix}${connectionId}`;
      const text = JSON.stringify(secrets);
      try {
        await client.send(new CreateSecretCommand({ Name: name, SecretString: text }));
      } catch (error) {
        if (!(error instanceof ResourceExistsException)) throw error;
        await client.send(new PutSecretValueCommand({ SecretId: name, SecretString: text }));
      }
    },
  };
}
