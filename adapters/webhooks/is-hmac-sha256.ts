import { createHmac, timingSafeEqual } from 'node:crypto';

/** How an HMAC is made and written. */
export type HmacScheme = {
  readonly encoding: 'base64' | 'hex';
  /** The bytes that are signed for a body; by default the body itself. */
  readonly signed?: (body: Uint8Array) => Uint8Array;
  /** The bytes of a key as the vendor shows it, `undefined` if it is none; by default its UTF-8. */
  readonly readKey?: (key: string) => Uint8Array | undefined;
};

/**
 * Whether `signature` is the HMAC-SHA256 of a body under one of the keys, compared in constant time in its written form: decoding
 * would ignore junk characters. A key that is empty, with which anybody could sign, never counts.
 */
export function isHmacSha256(
  scheme: HmacScheme,
  body: Uint8Array,
  keys: readonly string[],
  signature: string,
): boolean {
  const given = Buffer.from(signature);
  return keys
    .map((key) => {
      const written = writeHmac(scheme, 'sha256', body, key);
      if (written === undefined) return false;
      const expected = Buffer.from(written);
      return given.length === expected.length && timingSafeEqual(given, expected);
    })
    .includes(true);
}

/** What the holder of a key would write; `undefined` if the key is none. */
export function writeHmac(
  { encoding, signed = (body) => body, readKey = (key) => Buffer.from(key) }: HmacScheme,
  algorithm: 'sha1' | 'sha256',
  body: Uint8Array,
  key: string,
): string | undefined {
  const bytes = key === '' ? undefined : readKey(key);
  if (bytes === undefined || bytes.length === 0) return undefined;
  return createHmac(algorithm, bytes).update(signed(body)).digest(encoding);
}
