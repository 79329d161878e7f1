import {
  CreateSecretCommand,
  type GetSecretValueCommand,
  type PutSecretValueCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from '@jest/globals';
import { secretsManagerRegisteredSecret } from '../../../adapters/secrets/registered-secrets.ts';

function start() {
  const stored = new Map<string, string>();
  const client = {
    async send(command: CreateSecretCommand | GetSecretValueCommand | PutSecretValueCommand) {
      const { Name, SecretId, SecretString } = command.input as unknown as Record<string, string>;
      const name = Name ?? SecretId ?? '';
      const fault = { message: name, $metadata: {} };
      if (command instanceof CreateSecretCommand && stored.has(name)) {
        throw new ResourceExistsException(fault);
      }
      if (SecretString !== undefined) stored.set(name, SecretString);
      if (!stored.has(name)) throw new ResourceNotFoundException(fault);
      return { SecretString: stored.get(name) };
    },
  } as unknown as SecretsManagerClient;
  return { stored, keeper: secretsManagerRegisteredSecret(client, 'connections/acme.pay') };
}

describe('the secret that a shop chose', () => {
  it('is none before the shop said one', async () => {
    expect(await start().keeper.read()).toEqual({ webhook: [] });
  });

  it('is kept under a name of its own, beside what was given with the connection', async () => {
    const { keeper, stored } = start();
    await keeper.save({ webhook: [], failures: 1 });
    const secret = { hookId: 'we_1', webhook: ['whsec_1'] };

    await keeper.save(secret);

    expect(await keeper.read()).toEqual(secret);
    expect([...stored.keys()]).toEqual(['connections/acme.pay/registered']);
  });
});
