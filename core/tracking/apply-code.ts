import type { CodeOnLanding } from '../programs/code-on-landing.ts';
import { tokenParameter } from './landing-url.ts';

/**
 * The address that applies a code in the shop and leads to where `address` would have led.
 *
 * Where the shop has an address of its own for it, which leads back, the token is in both: the shop notes
 * the first address of a visit, and the page sees the last.
 */
export function applyCode(address: string, code: string, how: CodeOnLanding): string {
  const url = new URL(address);
  if (how.via === 'parameter') {
    if (url.searchParams.has(how.name)) return address;
    url.search = [url.search.slice(1), `${how.name}=${encodeURIComponent(code)}`]
      .filter((part) => part !== '')
      .join('&');
    return url.href;
  }
  const token = url.searchParams.get(tokenParameter);
  const back = `${how.returnParameter}=${encodeURIComponent(url.pathname + url.search + url.hash)}`;
  const carried = token === null ? '' : `&${tokenParameter}=${encodeURIComponent(token)}`;
  return `${url.origin}${how.path.replace('{code}', encodeURIComponent(code))}?${back}${carried}`;
}
