import type { Direction } from '../../core/tracking/direct-click.ts';
import { isSlug } from '../../core/tracking/slug.ts';
import { readSubIds } from '../../core/tracking/sub-ids.ts';
import type { HttpEvent, HttpResponse } from '../shared/http/http.ts';
import { lastClickOf, rememberClick } from '../shared/http/last-click-cookie.ts';
import { originOf } from '../shared/http/origin-of.ts';
import { problem } from '../shared/http/problem.ts';
import { unavailable } from '../shared/http/unavailable.ts';
import { rememberVisitor, visitorOf } from '../shared/http/visitor-cookie.ts';
import type { LogError } from '../shared/logger.ts';
import { appPage } from './app-page.ts';
import type { Click, ClickOutcome, RedirectClick } from './redirect-click.ts';

/** The longest address of a link, in characters, with scheme, host and query. */
const maxUrlLength = 8_192;

/**
 * `GET` and `HEAD /r/{slug}`: 302 to the stored destination (or 200 with a page that asks about the app), 404 for a link that does not exist,
 * 410 for one that has ended, 400 for a line break in the slug, 414 for an endless address, and 503
 * while the links cannot be read.
 */
export function makeEndpoint(redirectClick: RedirectClick, logError: LogError) {
  return async (event: HttpEvent): Promise<HttpResponse> => {
    const slug = event.pathParameters?.slug ?? '';
    const refusal = refuseAddress(event, slug);
    if (refusal) return refusal;
    if (!isSlug(slug)) return notFound();

    try {
      return answer(await redirectClick(readClick(event, slug)));
    } catch (error) {
      logError(error);
      return unavailable();
    }
  };
}

function readClick(event: HttpEvent, slug: string): Click {
  const { method, sourceIp: address } = event.requestContext.http;
  const [lastClick, subIds] = [lastClickOf(event), readSubIds(event.rawQueryString)];
  return {
    ...{ slug, method, headers: event.headers, address, visitorId: visitorOf(event) },
    ...(lastClick === undefined ? {} : { lastClick }),
    ...(subIds === undefined ? {} : { subIds }),
  };
}

function answer(outcome: ClickOutcome): HttpResponse {
  if (outcome === 'not-found') return notFound();
  if (outcome === 'gone') {
    return problem({ status: 410, type: '/problems/link-inactive', title: 'The link has ended.' });
  }
  const { visitorId, lastClick } = outcome;
  const cookies = [
    ...(visitorId === undefined ? [] : [rememberVisitor(visitorId)]),
    ...(lastClick === undefined ? [] : [rememberClick(lastClick)]),
  ];
  return { ...lead(outcome), ...(cookies.length === 0 ? {} : { cookies }) };
}

function lead(direction: Direction): HttpResponse {
  if ('choice' in direction) return appPage(direction.choice);
  const headers = { location: direction.location, 'cache-control': 'no-store' };
  return { statusCode: 302, headers };
}

function refuseAddress(event: HttpEvent, slug: string): HttpResponse | undefined {
  if (urlOf(event).length > maxUrlLength) {
    const title = `The address is longer than ${maxUrlLength} characters.`;
    return problem({ status: 414, type: '/problems/address-too-long', title });
  }
  // The gateway decodes the slug, or not: a line break counts in either form.
  if (/[\r\n]|%0[ad]/i.test(slug) || /[\r\n]|%0[ad]/i.test(event.rawPath)) {
    const title = 'The address contains a line break.';
    return problem({ status: 400, type: '/problems/line-break-in-address', title });
  }
  return undefined;
}

function urlOf(event: HttpEvent): string {
  const query = event.rawQueryString === '' ? '' : `?${event.rawQueryString}`;
  return `${originOf(event)}${event.rawPath}${query}`;
}

function notFound(): HttpResponse {
  return problem({ status: 404, type: '/problems/not-found', title: 'There is no such link.' });
}
