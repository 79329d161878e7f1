import * as z from 'zod';
import { msPerSecond } from '../../../core/time/instant.ts';
import { ApiAnswerError } from '../../http/api-error.ts';
import type { ApiHttp } from '../../http/api-http.ts';
import { readPlace, toOrderPage } from '../change-cursor.ts';
import { formatVersion } from '../format-version.ts';
import type { OrderPage, OrderQuery } from '../order-listing.ts';
import { readListedOrders } from '../read-listed-orders.ts';
import { readMailTime } from './read-mail-time.ts';

/** Fewer than the 250 that a page may have: orders are listed whole. */
const pageSize = 100;

const path = 'v2/orders';

const listedSchema = z.object({ id: z.string().regex(/^\d{1,20}$/), date_modified: z.string() });

/** A page of a store's orders; an empty one is no content. Its refunds do not always change an order. */
export async function listOrders(http: ApiHttp, query: OrderQuery): Promise<OrderPage> {
  const place = readPlace(query);
  const page = Number(place.place ?? '1');
  const answer = await http.get(path, {
    // Whether the ends are included is not documented.
    min_date_modified: formatVersion(place.from - msPerSecond),
    max_date_modified: formatVersion(query.changedUntil + msPerSecond),
    sort: 'date_modified:asc',
    page: String(page),
    limit: String(pageSize),
  });
  if (answer === undefined) throw new ApiAnswerError(path, 'answered that it has no list');
  const orders = readListedOrders(path, answer.json ?? [], listedSchema, (written) =>
    readMailTime('date_modified', written.date_modified),
  ).map(({ orderId, changedAt }) => ({ orderId, changedAt }));
  return toOrderPage(path, orders, place, orders.length < pageSize ? undefined : String(page + 1));
}
