import { hmacSha256 } from '../../adapters/crypto/mac.ts';
import { pseudonymiser } from '../../adapters/crypto/pepper.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import type { Secrets } from '../../adapters/secrets/secrets.ts';
import type { Sealing } from '../../adapters/shops/seal-fact.ts';
import { carryToken } from '../../core/tracking/carry-token.ts';
import { requireEnv } from './environment.ts';

/** What verifies tokens and hashes people, with the secrets that the function's settings name. */
export function openSealing(secrets: Pick<Secrets, 'readKeys'>): () => Promise<Sealing> {
  const tokenKeysSecret = requireEnv('TOKEN_KEYS_SECRET');
  const pepperSecret = requireEnv('PEPPER_SECRET');
  return async () => {
    const [tokenKeys, peppers] = await Promise.all([
      secrets.readKeys(tokenKeysSecret),
      secrets.readKeys(pepperSecret),
    ]);
    return {
      sha256,
      carryToken: (text, merchantId) => carryToken(text, merchantId, tokenKeys, hmacSha256),
      pseudonymiser: pseudonymiser(peppers),
    };
  };
}
