import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/**
 * Whether `signature`, in base64, is RSA-SHA256 (PKCS#1 v1.5) over bytes under one of the public keys, which are PEM
 * (`PUBLIC KEY` or `CERTIFICATE`). What is no such key fits nothing.
 */
export function isRsaSha256(
  signed: Uint8Array,
  publicKeys: readonly string[],
  signature: string,
): boolean {
  const bytes = Buffer.from(signature, 'base64');
  // Decoding ignores junk characters; a signature has one spelling only.
  if (bytes.toString('base64') !== signature) return false;
  return publicKeys.some((pem) => {
    const key = readPublicKey(pem);
    return key !== undefined && verify('RSA-SHA256', signed, key, bytes);
  });
}

/** `undefined` for what is no public RSA key in PEM. */
export function readPublicKey(pem: string): KeyObject | undefined {
  // Node would take the public part of a private key.
  if (/PRIVATE KEY/.test(pem)) return undefined;
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'rsa' ? key : undefined;
  } catch {
    return undefined;
  }
}
