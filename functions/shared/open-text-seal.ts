import { textSeal } from '../../adapters/crypto/text-seal.ts';
import type { Secrets } from '../../adapters/secrets/secrets.ts';
import type { TextSeal } from '../../core/privacy/text-seal.ts';
import { requireEnv } from './environment.ts';

/** What seals and opens single values, with the keys that the function's settings name. */
export function openTextSeal(secrets: Pick<Secrets, 'readKeys'>): () => Promise<TextSeal> {
  const secretId = requireEnv('SEAL_KEYS_SECRET');
  return async () => textSeal(await secrets.readKeys(secretId));
}
