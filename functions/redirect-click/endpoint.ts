import type { Direction } from '../../core/tracking/direct-click.ts';
import { isSlug } from '../../core/tracking/slug.ts';
import { readSubIds } from '../../core/tracking/sub-ids.ts';
import { type HttpEvent, type HttpResponse, json } from '../shared/http/http.ts';
import { lastClickOf, rememberClick } from '../shared/http/last-click-cookie.ts';
import { originOf } from '../shared/http/origin-of.ts';
import { problem } from '../shared/http/problem.ts';
import { unavailable } from '../shared/http/unavailable.ts';
import { rememberVisitor, visitorOf } from '../shared/http/visitor-cookie.ts';
import type { LogError } from '../shared/logger.ts';
import type { AnswerAgent } from './answer-agent.ts';
import { appPage } from './app-page.ts';
import type { ClosedLink } from './find-open-link.ts';
import type { AgentOffer } from './offer-to-agent.ts';
import type { Click, ClickOutcome, RedirectClick } from './redirect-click.ts';

/** The longest address of a link, in characters, with scheme, host and query. */
const maxUrlLength = 8_192;

/** Whoever asks for JSON and not for a page is a program that shops for a person. */
const asksForJson = (accept = ''): boolean =>
  /\bapplication\/json\b/i.test(accept) && !/\btext\/html\b/i.test(accept);

/**
 * `GET` and `HEAD /r/{slug}`: 302 to the stored destination (or 200 with a page that asks about the app), 404 for a link that does not exist,
 * 410 for one that has ended, 400 for a line break in the slug, 414 for an endless address, and 503
 * while the links cannot be read. `GET` with `Accept: application/json` is answered with what an agent needs.
 */
export function makeEndpoint(
  redirectClick: RedirectClick,
  answerAgent: AnswerAgent,
  logError: LogError,
) {
  return async (event: HttpEvent): Promise<HttpResponse> => {
    const slug = event.pathParameters?.slug ?? '';
    const refusal = refuseAddress(event, slug);
    if (refusal) return refusal;
    if (!isSlug(slug)) return notFound();

    try {
      const click = readClick(event, slug);
      if (click.method === 'GET' && asksForJson(event.headers.accept)) {
        return offer(await answerAgent({ ...click, host: hostOf(event) }));
      }
      return answer(await redirectClick(click));
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

function offer(outcome: ClosedLink | AgentOffer): HttpResponse {
  if (typeof outcome === 'string') return refuse(outcome);
  const answered = json(200, outcome);
  return { ...answered, headers: { ...answered.headers, 'cache-control': 'no-store' } };
}

function answer(outcome: ClickOutcome): HttpResponse {
  if (typeof outcome === 'string') return refuse(outcome);
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

const hostOf = (event: HttpEvent): string => event.headers.host ?? event.requestContext.domainName;

function urlOf(event: HttpEvent): string {
  const query = event.rawQueryString === '' ? '' : `?${event.rawQueryString}`;
  return `${originOf(event)}${event.rawPath}${query}`;
}

function refuse(link: ClosedLink): HttpResponse {
  if (link === 'not-found') return notFound();
  return problem({ status: 410, type: '/problems/link-inactive', title: 'The link has ended.' });
}

function notFound(): HttpResponse {
  return problem({ status: 404, type: '/problems/not-found', title: 'There is no such link.' });
}
