import { msPerSecond } from '../../../core/time/instant.ts';
import { lastClickCookie, repetitionWindowMs } from '../../../core/tracking/is-repetition.ts';
import type { HttpEvent } from './http.ts';

/** The token of the click that a browser made last. Nothing in it is verified. */
export function lastClickOf(event: Pick<HttpEvent, 'cookies'>): string | undefined {
  const prefix = `${lastClickCookie}=`;
  return event.cookies?.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length);
}

/** The cookie by which the next click on the link is known for a repetition. */
export function rememberClick(token: string): string {
  const life = `Max-Age=${repetitionWindowMs / msPerSecond}`;
  return `${lastClickCookie}=${token}; Path=/r; ${life}; Secure; HttpOnly; SameSite=Lax`;
}
