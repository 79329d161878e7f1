import type { SignedCall } from './signed-calls.ts';

/** Fetches the text of a secret, by ARN or name; `undefined` for one that holds bytes. */
export function secretReader(call: SignedCall): (secretId: string) => Promise<string | undefined> {
  return async (secretId) => {
    const { SecretString: text } = await call<{ readonly SecretString?: string }>(
      'secretsmanager',
      'GetSecretValue',
      { SecretId: secretId },
    );
    return text;
  };
}
