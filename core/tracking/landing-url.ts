/** Where a link leads, and what its owner adds to the address. */
export type LandingLink = {
  readonly destination: string;
  /** By name, with or without the prefix: `source` is `utm_source`. */
  readonly utm: Readonly<Record<string, string>>;
};

/** The name under which a click token travels in an address. */
export const tokenParameter = 'tc';

/**
 * The address to send a visitor to: the link's own destination with its UTM values and, for a
 * click that counts, its token.
 *
 * The destination's query is kept as it is written; a UTM value it already has stays, and a `tc`
 * of its own is dropped, because the first one would hide ours. Nothing of the request takes part.
 */
export function landingUrl(link: LandingLink, token?: string): string {
  const url = new URL(link.destination);
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && nameOf(pair) !== tokenParameter);
  const names = new Set(kept.map(nameOf));
  const utm = Object.entries(link.utm).map(([name, value]) => [utmName(name), value] as const);
  const ours = token === undefined ? utm : [...utm, [tokenParameter, token] as const];
  const added = ours
    .filter(([name]) => !names.has(name))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);

  url.search = [...kept, ...added].join('&');
  return url.href;
}

function utmName(name: string): string {
  return name.startsWith('utm_') ? name : `utm_${name}`;
}

function nameOf(pair: string): string {
  return [...new URLSearchParams(pair).keys()][0] ?? '';
}
