import { escapeXml } from '../../adapters/rails/escape-xml.ts';
import type { ShelfItem } from '../../core/growth/storefront.ts';
import { htmlPage } from '../shared/http/html-page.ts';
import type { HttpResponse } from '../shared/http/http.ts';
import type { FoundStorefront } from './find-storefront.ts';

/**
 * A creator's storefront. What creators and customers wrote is escaped; every link to a product is one of the creator's
 * own, and the page says before the first of them that it is advertising.
 */
export function storefrontPage({
  storefront,
  program,
  merchantName,
}: FoundStorefront): HttpResponse {
  const { title, intro, shelf, slug } = storefront;
  const name = escapeXml(merchantName);
  const body = [
    `<h1>${escapeXml(title)}</h1>`,
    `<p class="note">Advertising: whoever runs this page earns a commission from ${name} when you buy through its links.</p>`,
    ...(intro === undefined ? [] : [`<p>${escapeXml(intro)}</p>`]),
    ...(shelf.length === 0 ? [] : ['<ul class="shelf">', ...shelf.map(itemOf), '</ul>']),
    `<p><a href="/r/${escapeXml(slug)}" rel="sponsored nofollow">To the shop of ${name}</a></p>`,
  ].join('\n');
  return htmlPage({
    ...{ status: 200, title: `${title} – ${merchantName}`, body, isListed: true },
    // A change is seen by everybody after a minute.
    cacheControl: 'public, max-age=60',
    imageHosts: program.landingHosts,
  });
}

function itemOf({ title, image, slug }: ShelfItem): string {
  // The title stands beside the picture, which says nothing else.
  const picture =
    image === undefined ? '' : `<img src="${escapeXml(image)}" alt="" loading="lazy"><br>`;
  const href = `/r/${escapeXml(slug)}`;
  return `<li><a href="${href}" rel="sponsored nofollow">${picture}${escapeXml(title)}</a></li>`;
}

/** The answer for a slug without a page, whatever the reason. */
export function noStorefront(): HttpResponse {
  const body = '<h1>There is no page here</h1><p>The address may be misspelled.</p>';
  return htmlPage({ status: 404, title: 'No page', body, cacheControl: 'public, max-age=60' });
}
