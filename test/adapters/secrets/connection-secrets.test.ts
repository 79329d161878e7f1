import { expect, it } from '@jest/globals';
import { AwsCallError } from '../../../adapters/aws/aws-call-error.ts';
import type { SignedCall } from '../../../adapters/aws/signed-calls.ts';
import { secretsManagerConnectionSecrets } from '../../../adapters/secrets/connection-secrets.ts';

type Input = {
  readonly Name?: string;
  readonly SecretId?: string;
  readonly SecretString: string;
  readonly ClientRequestToken: string;
};

/** Secrets Manager, as far as a new secret and a new value of an old one go. */
function aSecretsManager() {
  const kept = new Map<string, string>();
  const tokens: string[] = [];
  const call = (async (_service: string, operation: string, input: Input) => {
    const { Name: name, SecretId: id = '', SecretString: text, ClientRequestToken: token } = input;
    if (name !== undefined && kept.has(name)) {
      const document = { __type: 'ResourceExistsException', message: 'It exists.' };
      throw AwsCallError.of(operation, 400, JSON.stringify(document));
    }
    kept.set(name ?? id, text);
    tokens.push(token);
    return {};
  }) as unknown as SignedCall;
  return { kept, tokens, secrets: secretsManagerConnectionSecrets(call, 'stack/connections/') };
}

it('makes a connection’s secret, and later gives it new values', async () => {
  const { kept, tokens, secrets } = aSecretsManager();

  const first = { webhook: ['one'], identify: ['proof'], api: { accessToken: 'a' } };
  await secrets.save('acme.shop', first);
  await secrets.save('acme.shop', { webhook: ['two', 'one'], api: { accessToken: 'b' } });

  expect([...kept]).toEqual([
    ['stack/connections/acme.shop', '{"webhook":["two","one"],"api":{"accessToken":"b"}}'],
  ]);
  // Secrets Manager takes no value without one, and none twice for two values.
  expect(new Set(tokens).size).toBe(2);
  expect(tokens[0]).toMatch(/^[\w-]{32,64}$/);
});

it('says so when a secret cannot be kept', async () => {
  const refuse = (async () => {
    throw AwsCallError.of('CreateSecret', 400, '{"__type":"LimitExceededException"}');
  }) as unknown as SignedCall;

  const saved = secretsManagerConnectionSecrets(refuse, 'x/').save('acme.shop', { webhook: [] });

  await expect(saved).rejects.toMatchObject({ code: 'LimitExceededException' });
});
