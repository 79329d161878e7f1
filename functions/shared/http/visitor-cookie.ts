import {
  isVisitorId,
  visitorCookie,
  visitorCookieSeconds,
} from '../../../core/tracking/visitor-id.ts';
import type { HttpEvent } from './http.ts';

/** The visitor id that a browser brought, if it is one of ours. */
export function visitorOf(event: Pick<HttpEvent, 'cookies'>): string | undefined {
  const prefix = `${visitorCookie}=`;
  return event.cookies
    ?.filter((cookie) => cookie.startsWith(prefix))
    .map((cookie) => cookie.slice(prefix.length))
    .find(isVisitorId);
}

/**
 * The cookie that remembers a visitor on the tracking domain. No script needs it (the token in the
 * landing address carries the visitor too), so none can read it.
 */
export function rememberVisitor(visitorId: string): string {
  const life = `Max-Age=${visitorCookieSeconds}`;
  return `${visitorCookie}=${visitorId}; Path=/; ${life}; Secure; HttpOnly; SameSite=Lax`;
}
