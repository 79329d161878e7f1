import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { rememberedSecrets, type Secrets } from './remembered-secrets.ts';

export { MalformedSecretError, type Secrets } from './remembered-secrets.ts';

/** The secrets of an account, remembered. */
export function secretsManagerSecrets(
  client: SecretsManagerClient,
  now: () => number = Date.now,
): Secrets {
  return rememberedSecrets(async (secretId) => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
    return SecretString;
  }, now);
}
