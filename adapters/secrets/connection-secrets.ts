import {
  CreateSecretCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';

/** Puts away what a shop signs its webhooks with. */
export interface ConnectionSecrets {
  /** Replaces the webhook secrets of a connection; the current one comes first. */
  saveWebhookSecrets(connectionId: string, webhook: readonly string[]): Promise<void>;
}

/** Keeps each connection's secrets under `<prefix><connection id>`. */
export function secretsManagerConnectionSecrets(
  client: SecretsManagerClient,
  prefix: string,
): ConnectionSecrets {
  return {
    async saveWebhookSecrets(connectionId, webhook) {
      const name = `${prefix}${connectionId}`;
      const text = JSON.stringify({ webhook });
      try {
        await client.send(new CreateSecretCommand({ Name: name, SecretString: text }));
      } catch (error) {
        if (!(error instanceof ResourceExistsException)) throw error;
        await client.send(new PutSecretValueCommand({ SecretId: name, SecretString: text }));
      }
    },
  };
}
