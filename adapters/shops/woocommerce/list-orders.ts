import * as z from 'zod';
import { msPerSecond } from '../../../core/time/instant.ts';
import { ApiAnswerError } from '../../http/api-error.ts';
import type { ApiHttp } from '../../http/api-http.ts';
import { readPlace, toOrderPage } from '../change-cursor.ts';
import { formatVersion } from '../format-version.ts';
import type { OrderPage, OrderQuery } from '../order-listing.ts';
import { readListedOrders } from '../read-listed-orders.ts';
import { readUtcTime } from '../read-utc-time.ts';
import { isDraft } from './read-status.ts';

/** The most that a page may have. */
const pageSize = 100;

const path = 'orders';

const listedSchema = z.object({
  id: z.string().regex(/^\d{1,20}$/),
  status: z.string(),
  date_modified_gmt: z.string(),
});

/** A page of a shop's orders, without those that are in no order's state yet. */
export async function listOrders(http: ApiHttp, query: OrderQuery): Promise<OrderPage> {
  const place = readPlace(query);
  const page = Number(place.place ?? '1');
  const answer = await http.get(path, {
    // Both ends are excluded.
    modified_after: formatVersion(place.from - msPerSecond),
    modified_before: formatVersion(query.changedUntil + msPerSecond),
    dates_are_gmt: 'true',
    orderby: 'modified',
    order: 'asc',
    status: 'any',
    _fields: 'id,status,date_modified_gmt',
    page: String(page),
    per_page: String(pageSize),
  });
  if (answer === undefined) throw new ApiAnswerError(path, 'answered that it has no list');
  const listed = readListedOrders(path, answer.json, listedSchema, (written) =>
    readUtcTime('date_modified_gmt', written.date_modified_gmt),
  );
  const pages = Number(answer.headers.get('x-wp-totalpages') ?? '1');
  const found = toOrderPage(path, listed, place, page < pages ? String(page + 1) : undefined);
  const orders = listed
    .filter(({ written }) => !isDraft(written.status))
    .map(({ orderId, changedAt }) => ({ orderId, changedAt }));
  return { ...found, orders };
}
