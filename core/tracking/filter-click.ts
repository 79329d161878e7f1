/** A request for a link, as far as it says whether a person opened it. Header names in lower case. */
export type ClickRequest = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Whoever sent it, as an IPv4 or IPv6 address; looked at, and never kept. */
  readonly address?: string;
};

/** What is known of machines. */
export type ClickTests = {
  readonly isBot: (userAgent: string) => boolean;
  /** Absent: no networks are known. */
  readonly isDataCentre?: (address: string) => boolean;
};

export type ClickFilter = 'head' | 'prefetch' | 'bot' | 'data-centre';

/**
 * Headers by which a browser says that it fetches ahead of its user: `Sec-Purpose: prefetch;prerender`
 * (Chromium, Firefox, WebKit), `Purpose: prefetch` (older Chromium and WebKit), `X-Moz: prefetch` (older
 * Firefox), `X-Purpose: preview` (Safari's top sites).
 */
const prefetchHeaders = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];

/** Why a request does not count as a click; `undefined` if it does. The first reason stands. */
export function filterClick(
  { method, headers, address }: ClickRequest,
  { isBot, isDataCentre }: ClickTests,
): ClickFilter | undefined {
  if (method === 'HEAD') return 'head';
  const purposes = prefetchHeaders.map((name) => headers[name] ?? '');
  if (purposes.some((purpose) => /prefetch|prerender|preview/i.test(purpose))) return 'prefetch';
  if (isBot(headers['user-agent'] ?? '')) return 'bot';
  return address !== undefined && isDataCentre?.(address) ? 'data-centre' : undefined;
}
