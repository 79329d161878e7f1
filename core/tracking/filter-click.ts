/** A request for a link, as far as it says whether a person opened it. Header names in lower case. */
export type ClickRequest = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
};

export type ClickFilter = 'head' | 'prefetch' | 'bot';

/** Headers by which a browser says that it fetches ahead of its user. */
const prefetchHeaders = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];

/** Why a request does not count as a click; `undefined` if it does. */
export function filterClick(
  request: ClickRequest,
  isBot: (userAgent: string) => boolean,
): ClickFilter | undefined {
  if (request.method === 'HEAD') return 'head';
  const purposes = prefetchHeaders.map((name) => request.headers[name] ?? '');
  if (purposes.some((purpose) => /prefetch|prerender|preview/i.test(purpose))) return 'prefetch';
  return isBot(request.headers['user-agent'] ?? '') ? 'bot' : undefined;
}
