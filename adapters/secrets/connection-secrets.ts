import {
  CreateSecretCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';

/** What a connection's secret holds. */
export type ConnectionSecret = {
  /** What webhooks are signed with; the current one comes first. */
  readonly webhook: readonly string[];
  /** What opens the shop's API, where it is asked. */
  readonly api?: Readonly<Record<string, string | undefined>>;
};

/** Puts away what a shop signs its webhooks with, and what opens its API. */
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
    async save(connectionId, { webhook, api }) {
      const name = `${prefix}${connectionId}`;
      const text = JSON.stringify({ webhook, api });
      try {
        await client.send(new CreateSecretCommand({ Name: name, SecretString: text }));
      } catch (error) {
        if (!(error instanceof ResourceExistsException)) throw error;
        await client.send(new PutSecretValueCommand({ SecretId: name, SecretString: text }));
      }
    },
  };
}
