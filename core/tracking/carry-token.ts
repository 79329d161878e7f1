import type { CarriedToken } from '../assessment/order-facts.ts';
import type { Mac, SigningKeys } from './click-token.ts';
import { readToken } from './read-token.ts';

/**
 * What an order's token is worth to this merchant. A refused one is kept with its reason, so that
 * "why was I not paid" has an answer; another merchant's says nothing about whose it is.
 */
export function carryToken(
  text: string,
  merchantId: string,
  keys: SigningKeys,
  mac: Mac,
): CarriedToken {
  const result = readToken(text, keys, mac);
  if ('refusal' in result) return { refusal: result.refusal };

  const { merchantId: issuedFor, ...token } = result.token;
  return issuedFor === merchantId ? token : { refusal: 'other-merchant' };
}
