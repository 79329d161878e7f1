import { isSlug } from '../../core/tracking/slug.ts';
import { readSubIds } from '../../core/tracking/sub-ids.ts';
import type { HttpEvent, HttpResponse } from '../shared/http/http.ts';
import { rememberVisitor, visitorOf } from '../shared/http/visitor-cookie.ts';
import type { LogError } from '../shared/logger.ts';
import type { RecordView } from './record-view.ts';

/** One transparent pixel, 43 bytes of GIF. */
const pixel = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/**
 * `GET /px.gif?l=<slug>`, with sub-ids where the creator has them: always 200 with the image, since a broken image in a creator's page
 * helps nobody; what went wrong is for our log only.
 */
export function makeEndpoint(recordView: RecordView, logError: LogError) {
  return async (event: HttpEvent): Promise<HttpResponse> => {
    const visitorId = await record(recordView, event, logError);
    return {
      statusCode: 200,
      headers: { 'content-type': 'image/gif', 'cache-control': 'no-store' },
      ...(visitorId === undefined ? {} : { cookies: [rememberVisitor(visitorId)] }),
      body: pixel,
      isBase64Encoded: true,
    };
  };
}

async function record(
  recordView: RecordView,
  event: HttpEvent,
  logError: LogError,
): Promise<string | undefined> {
  const slug = event.queryStringParameters?.l ?? '';
  if (!isSlug(slug)) return undefined;
  try {
    const { method, sourceIp: address } = event.requestContext.http;
    const subIds = readSubIds(event.rawQueryString);
    const view = {
      ...{ slug, method, headers: event.headers, address, visitorId: visitorOf(event) },
      ...(subIds === undefined ? {} : { subIds }),
    };
    return (await recordView(view)).visitorId;
  } catch (error) {
    logError(error);
    return undefined;
  }
}
