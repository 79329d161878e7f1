import {
  type CreateSecretCommand,
  type PutSecretValueCommand,
  ResourceExistsException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { expect, it } from '@jest/globals';
import { secretsManagerConnectionSecrets } from '../../../adapters/secrets/connection-secrets.ts';

/** Secrets Manager, as far as a new secret and a new value of an old one go. */
function aSecretsManager() {
  const kept = new Map<string, string>();
  const client = {
    send: async ({ input, ...command }: CreateSecretCommand | PutSecretValueCommand) => {
      const name = 'Name' in input ? input.Name : (input as { SecretId?: string }).SecretId;
      if ('Name' in input && kept.has(name ?? '')) {
        throw new ResourceExistsException({ message: 'It exists.', $metadata: {} });
      }
      kept.set(name ?? '', input.SecretString ?? '');
      return command;
    },
  } as unknown as SecretsManagerClient;
  return { kept, secrets: secretsManagerConnectionSecrets(client, 'stack/connections/') };
}

it('makes a connection’s secret, and later gives it new values', async () => {
  const { kept, secrets } = aSecretsManager();

  const first = { webhook: ['one'], identify: ['proof'], api: { accessToken: 'a' } };
  await secrets.save('acme.shop', first);
  await secrets.save('acme.shop', { webhook: ['two', 'one'], api: { accessToken: 'b' } });

  expect([...kept]).toEqual([
    ['stack/connections/acme.shop', '{"webhook":["two","one"],"api":{"accessToken":"b"}}'],
  ]);
});
