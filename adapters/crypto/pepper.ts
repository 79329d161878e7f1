import { createHmac } from 'node:crypto';
import { normalisePersonalKeys, type PersonalKeys } from '../../core/identity/personal-keys.ts';
import type { SigningKeys } from '../../core/tracking/click-token.ts';

/** Hashes what a shop tells of a person, so that nothing behind the edge knows who it is. */
export interface Pseudonymiser {
  /**
   * Every key under every live pepper version, `<version>:<HMAC>`, sorted. A version lives while
   * the secret holds it, so a person hashed before a rotation is still found after it.
   */
  hashesOf(merchantId: string, keys: PersonalKeys): string[];
}

/**
 * Peppers are derived per merchant (HMAC of the merchant's id under the master pepper), so equal
 * customers of two merchants have nothing in common.
 */
export function pseudonymiser(masterPeppers: SigningKeys): Pseudonymiser {
  return {
    hashesOf(merchantId, keys) {
      const normalised = normalisePersonalKeys(keys);
      return Object.entries(masterPeppers.keys)
        .flatMap(([version, master]) => {
          const pepper = createHmac('sha256', master).update(merchantId).digest();
          return normalised.map((key) => `${version}:${hmac(pepper, key)}`);
        })
        .toSorted();
    },
  };
}

function hmac(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text, 'utf8').digest('base64url');
}
