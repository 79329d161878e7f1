import * as z from 'zod';
import type { ApiHttp } from '../../http/api-http.ts';
import { readPlace, toOrderPage } from '../change-cursor.ts';
import { formatVersion } from '../format-version.ts';
import type { OrderPage, OrderQuery } from '../order-listing.ts';
import { readListedOrders } from '../read-listed-orders.ts';
import { readTime } from '../read-time.ts';
import { fieldsOf } from '../unwrap.ts';

/** The most that a page may have. */
const pageSize = '250';

const path = 'orders.json';
const fields = 'id,updated_at';

const listedSchema = z.object({ id: z.string().regex(/^\d{1,20}$/), updated_at: z.string() });

/** A page of a shop's orders. A token without the scope `read_all_orders` is shown those of the last 60 days. */
export async function listOrders(http: ApiHttp, query: OrderQuery): Promise<OrderPage> {
  const place = readPlace(query);
  const range = {
    updated_at_min: formatVersion(place.from),
    updated_at_max: formatVersion(query.changedUntil),
    order: 'updated_at asc',
    status: 'any',
  };
  // A page that has a name is asked for by nothing else.
  const asked = place.place === undefined ? range : { page_info: place.place };
  const answer = await http.get(path, { limit: pageSize, fields, ...asked });
  const listed = readListedOrders(path, fieldsOf(answer?.json)?.orders, listedSchema, (written) =>
    readTime('updated_at', written.updated_at),
  ).map(({ orderId, changedAt }) => ({ orderId, changedAt }));
  return toOrderPage(path, listed, place, readNext(answer?.headers.get('link') ?? ''));
}

/** The name of the next page, from a header such as `<https://…?page_info=abc&limit=250>; rel="next"`. */
function readNext(link: string): string | undefined {
  const next = link.split(',').find((part) => /;\s*rel="?next"?/.test(part));
  const [, address = ''] = /<([^>]*)>/.exec(next ?? '') ?? [];
  return URL.parse(address)?.searchParams.get('page_info') ?? undefined;
}
