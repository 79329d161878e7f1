import { type AddressPolicy, readApiAddress } from '../http/read-api-address.ts';

/**
 * The address of a feed: HTTPS and a public name, as for APIs, with whatever query it has. Nothing for what is no such address; one that
 * leads to somebody's network would let a creator look into it.
 */
export function readFeedAddress(text: string, policy: AddressPolicy): string | undefined {
  const url = URL.parse(text);
  if (url === null || text.length > 500 || url.hash !== '') return undefined;
  const bare = new URL(url);
  bare.search = '';
  return readApiAddress(bare.href, policy) === undefined ? undefined : url.href;
}
