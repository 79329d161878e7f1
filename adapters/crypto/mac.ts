import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Mac } from '../../core/tracking/click-token.ts';

const sign = (key: string, text: string) =>
  createHmac('sha256', key).update(text, 'utf8').digest('base64url');

/**
 * HMAC-SHA256 as unpadded base64url.
 *
 * The written forms are compared, not the decoded bytes: the last character of 43 has bits that
 * decoding drops, and a token must have one spelling only.
 */
export const hmacSha256: Mac = {
  sign,
  verify(key, text, mac) {
    const expected = Buffer.from(sign(key, text), 'utf8');
    const given = Buffer.from(mac, 'utf8');
    return given.length === expected.length && timingSafeEqual(given, expected);
  },
};
