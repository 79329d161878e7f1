import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { SealBrokenError, type SealPlace, type TextSeal } from '../../core/privacy/text-seal.ts';
import type { SigningKeys } from '../../core/tracking/click-token.ts';

const algorithm = 'aes-256-gcm';
/** As NIST SP 800-38D recommends: 96 bits, random, far below 2^32 values under one key. */
const nonceLength = 12;
const tagLength = 16;

/**
 * Seals values with AES-256-GCM under a key for each merchant, which is derived (HKDF-SHA256, RFC 5869) from the master
 * keys; the place is authenticated with the value. What is sealed reads `<key id>.<nonce, ciphertext and tag in base64url>`.
 */
export function textSeal({ current, keys }: SigningKeys): TextSeal {
  return {
    seal(place, text) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv(
        algorithm,
        deriveKey(requireKey(keys, current), place, 'seal'),
        nonce,
      );
      cipher.setAAD(Buffer.from(place.purpose, 'utf8'));
      const sealed = Buffer.concat([
        nonce,
        cipher.update(text, 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      return `${current}.${sealed.toString('base64url')}`;
    },

    open(place, sealed) {
      const [, keyId = '', written = ''] = /^([\w-]+)\.([\w-]+)$/.exec(sealed) ?? [];
      const key = Object.hasOwn(keys, keyId) ? keys[keyId] : undefined;
      if (key === undefined) throw new SealBrokenError(place.purpose);
      return decipher(Buffer.from(written, 'base64url'), key, place);
    },

    fingerprintsOf(place, text) {
      const ids = [current, ...Object.keys(keys).filter((id) => id !== current)];
      return ids.map((id) => {
        const key = deriveKey(requireKey(keys, id), place, 'fingerprint');
        const mac = createHmac('sha256', key)
          .update(place.purpose)
          .update('\0')
          .update(text, 'utf8');
        return `${id}.${mac.digest('base64url')}`;
      });
    },
  };
}

function decipher(bytes: Buffer, key: string, place: SealPlace): string {
  try {
    const opened = createDecipheriv(
      algorithm,
      deriveKey(key, place, 'seal'),
      bytes.subarray(0, nonceLength),
      { authTagLength: tagLength },
    );
    opened.setAAD(Buffer.from(place.purpose, 'utf8'));
    opened.setAuthTag(bytes.subarray(-tagLength));
    const text = bytes.subarray(nonceLength, -tagLength);
    return Buffer.concat([opened.update(text), opened.final()]).toString('utf8');
  } catch {
    // What it says would be of no use to whoever reads it, and might be of use to somebody else.
    throw new SealBrokenError(place.purpose);
  }
}

/** The two uses have nothing in common, and neither have two merchants. */
function deriveKey(master: string, { merchantId }: SealPlace, use: 'seal' | 'fingerprint'): Buffer {
  return Buffer.from(hkdfSync('sha256', master, '', `tributary/${use}/${merchantId}`, 32));
}

function requireKey(keys: SigningKeys['keys'], id: string): string {
  const key = keys[id];
  if (key === undefined) throw new RangeError(`There is no key ${id}.`);
  return key;
}
