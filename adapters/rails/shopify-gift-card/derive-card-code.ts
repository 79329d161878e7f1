import { createHmac } from 'node:crypto';
import { canonicalJson } from '../../../core/encoding/canonical-json.ts';

/** A shop takes 8 to 20 letters and digits, and each code once. */
const characters = 20;
const alphabetSize = 36n;

/**
 * The code of the card for a payout: the same every time, so that a shop has one card of it, and nothing that anybody could guess who does
 * not have the secret. It is money: it goes to the shop, and nowhere else.
 */
export function deriveCardCode(codeSecret: string, merchantId: string, payoutId: string): string {
  const mac = createHmac('sha256', codeSecret)
    .update(canonicalJson(['gift-card', merchantId, payoutId]))
    .digest('hex');
  const number = BigInt(`0x${mac}`) % alphabetSize ** BigInt(characters);
  return number.toString(Number(alphabetSize)).padStart(characters, '0');
}
