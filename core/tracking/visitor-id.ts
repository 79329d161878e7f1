/** The cookie that remembers a browser on the tracking domain, for thirteen months. */
export const visitorCookie = 'tv';
export const visitorCookieSeconds = 395 * 86_400;

/** Whether a text that a browser or a shop sent can be one of our visitor ids. */
export function isVisitorId(text: string): boolean {
  return /^[\w-]{8,64}$/.test(text);
}
