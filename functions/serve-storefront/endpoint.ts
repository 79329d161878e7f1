import { isSlug } from '../../core/tracking/slug.ts';
import type { HttpEvent, HttpResponse } from '../shared/http/http.ts';
import { unavailable } from '../shared/http/unavailable.ts';
import type { LogError } from '../shared/logger.ts';
import { type FindStorefrontPorts, findStorefront } from './find-storefront.ts';
import { noStorefront, storefrontPage } from './storefront-page.ts';

/** `GET /s/{slug}`: a creator's public page, 404 if there is none. */
export function makeEndpoint(ports: FindStorefrontPorts, logError: LogError) {
  return async (event: HttpEvent): Promise<HttpResponse> => {
    try {
      const slug = event.pathParameters?.slug ?? '';
      const found = isSlug(slug) ? await findStorefront(ports, slug) : undefined;
      return found === undefined ? noStorefront() : storefrontPage(found);
    } catch (error) {
      logError(error);
      return unavailable();
    }
  };
}
