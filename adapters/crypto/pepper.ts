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
  /**
   * The same hashes, a list for each key, so that whoever keeps them knows which of them mean the same:
   * what was recorded under a pepper is found under another when the one is retired. Empty as long as
   * there is one pepper only.
   */
  siblingsOf(merchantId: string, keys: PersonalKeys): string[][];
}

/**
 * Peppers are derived per merchant (HMAC of the merchant's id under the master pepper), so equal
 * customers of two merchants have nothing in common.
 */
export function pseudonymiser(masterPeppers: SigningKeys): Pseudonymiser {
  const peppersOf = (merchantId: string) =>
    Object.entries(masterPeppers.keys).map(([version, master]) => ({
      version,
      pepper: createHmac('sha256', master).update(merchantId).digest(),
    }));
  const hashEach = (merchantId: string, keys: PersonalKeys): string[][] => {
    const peppers = peppersOf(merchantId);
    return normalisePersonalKeys(keys).map((key) =>
      peppers.map(({ version, pepper }) => `${version}:${hmac(pepper, key)}`).toSorted(),
    );
  };

  return {
    hashesOf: (merchantId, keys) => hashEach(merchantId, keys).flat().toSorted(),
    siblingsOf(merchantId, keys) {
      return Object.keys(masterPeppers.keys).length < 2 ? [] : hashEach(merchantId, keys);
    },
  };
}

function hmac(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text, 'utf8').digest('base64url');
}
