import {
  CreateSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';

/** What a shop said it signs with when a hook was registered in it. */
export type RegisteredSecret = {
  /** The shop's name of the hook; after it is gone, the last one's. Absent: none was registered yet. */
  readonly hookId?: string;
  /** The current one first, then the one before; none once the hook is gone. */
  readonly webhook: readonly string[];
  /** How often the shop has refused or failed to make the hook after that one. */
  readonly failures?: number;
};

/** Keeps it for one connection, beside what was given with the connection: saving that anew loses nothing. */
export interface RegisteredSecretKeeper {
  read(): Promise<RegisteredSecret>;
  save(secret: RegisteredSecret): Promise<void>;
}

const schema = z.object({
  hookId: z.string().exactOptional(),
  webhook: z.array(z.string()),
  failures: z.int().exactOptional(),
});

/** The name of the secret, under the connection's own. */
export const registeredSecretName = (connectionSecretName: string): string =>
  `${connectionSecretName}/registered`;

/**
 * Keeps the registered secret of a connection in Secrets Manager.
 *
 * @param connectionSecretName - `<prefix><connection id>`.
 */
export function secretsManagerRegisteredSecret(
  client: SecretsManagerClient,
  connectionSecretName: string,
): RegisteredSecretKeeper {
  const name = registeredSecretName(connectionSecretName);
  return {
    async read() {
      const text = await findSecret(client, name);
      return text === undefined ? { webhook: [] } : schema.parse(JSON.parse(text));
    },
    async save(secret) {
      const SecretString = JSON.stringify(secret);
      try {
        await client.send(new CreateSecretCommand({ Name: name, SecretString }));
      } catch (error) {
        if (!(error instanceof ResourceExistsException)) throw error;
        await client.send(new PutSecretValueCommand({ SecretId: name, SecretString }));
      }
    },
  };
}

/** The text of a secret, if there is such a secret. */
export async function findSecret(
  client: SecretsManagerClient,
  name: string,
): Promise<string | undefined> {
  try {
    return (await client.send(new GetSecretValueCommand({ SecretId: name }))).SecretString;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
