import type { HttpEvent } from './http.ts';

/** Scheme and host by which the caller reached the API, such as `https://go.example.com`. */
export function originOf(event: HttpEvent): string {
  const scheme = event.headers['x-forwarded-proto'] ?? 'https';
  return `${scheme}://${event.headers.host ?? event.requestContext.domainName}`;
}
