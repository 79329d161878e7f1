import { isToken } from './journey.ts';

/** The name under which a click token travels in an address. */
const tokenParameter = 'tc';

/**
 * The click tokens of an address, and the address without them: who shares it shares no click. All else
 * stays as it is written, also a `tc` of the shop's own, which is no token.
 */
export function takeTokens(href: string): { readonly tokens: string[]; readonly href: string } {
  const [, before = href, query, after = ''] = /^([^?#]*)\?([^#]*)(.*)$/s.exec(href) ?? [];
  if (query === undefined) return { tokens: [], href };

  const tokens: string[] = [];
  const kept = query.split('&').filter((pair) => {
    const value = new URLSearchParams(pair).get(tokenParameter);
    if (!isToken(value)) return true;
    tokens.push(value);
    return false;
  });
  const rest = kept.length === 0 ? '' : `?${kept.join('&')}`;
  return { tokens, href: tokens.length === 0 ? href : `${before}${rest}${after}` };
}

/** An address with tokens, for a shop that keeps where a visit began. */
export function withTokens(href: string, tokens: readonly string[]): string {
  const [, start = href, hash = ''] = /^([^#]*)(#.*)?$/s.exec(takeTokens(href).href) ?? [];
  const pairs = tokens.map((token) => `${tokenParameter}=${encodeURIComponent(token)}`);
  if (pairs.length === 0) return `${start}${hash}`;
  return `${start}${start.includes('?') ? '&' : '?'}${pairs.join('&')}${hash}`;
}
