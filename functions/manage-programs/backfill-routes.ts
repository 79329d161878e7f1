import * as z from 'zod';
import { listsOrders } from '../../adapters/shops/lists-orders.ts';
import type { ShopConnection } from '../../core/programs/program.ts';
import { isShop } from '../../core/programs/shop-provider.ts';
import { beginBackfill, type OrderWalk } from '../../core/reconciliation/index.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import { idempotent } from '../shared/http/idempotency.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict, notFound } from '../shared/http/problem-error.ts';
import type { ManageProgramsPorts } from './ports.ts';

/** The body of `POST /v1/connections/{name}/backfill`. */
export const backfillSchema = z.strictObject({ months: z.int().min(1).max(24).default(24) });

/** `POST` and `GET /v1/connections/{name}/backfill`: the orders from before a shop was connected. */
export function backfillRoutes(ports: ManageProgramsPorts): JsonRoute[] {
  return [
    {
      method: 'POST',
      audit: 'connection.backfilled',
      path: '/v1/connections/{name}/backfill',
      scopes: ['manage'],
      handle: idempotent(ports, async (request) => {
        const { months } = parseRequest(backfillSchema, request.body);
        const connection = await requireShop(ports, request);
        if (!connection.hasApi || !listsOrders(connection.provider)) throw cannotBeListed();
        const walk = await findOrBegin(ports, connection, months);
        await ports.enqueueWalk(walk);
        return json(202, toBackfillDocument(walk));
      }),
    },
    {
      method: 'GET',
      path: '/v1/connections/{name}/backfill',
      scopes: ['manage', 'read'],
      handle: async (request) => {
        const { merchantId, connectionId } = await requireShop(ports, request);
        const walk = await ports.walks.find({ merchantId, connectionId, kind: 'backfill' });
        if (walk === undefined) throw notFound();
        return json(200, toBackfillDocument(walk));
      },
    },
  ];
}

/** The backfill that is under way, or a new one: started twice it is one. */
async function findOrBegin(
  { walks, now }: Pick<ManageProgramsPorts, 'walks' | 'now'>,
  connection: ShopConnection,
  months: number,
): Promise<OrderWalk> {
  const { merchantId, connectionId } = connection;
  const key = { merchantId, connectionId, kind: 'backfill' } as const;
  const last = await walks.find(key);
  if (last !== undefined && last.doneAt === undefined) return last;
  const walk = beginBackfill(connection, last, { months, now: now() });
  if ((await walks.save(walk)) === 'saved') return walk;
  // Somebody else has just begun one.
  return (await walks.find(key)) ?? walk;
}

/** @throws ProblemError 404 if this merchant has no such connection, or it is none of a shop. */
async function requireShop(
  { directory }: Pick<ManageProgramsPorts, 'directory'>,
  { caller, parameters: { name = '' } }: Pick<JsonRequest, 'caller' | 'parameters'>,
): Promise<ShopConnection> {
  const { merchantId } = requireKey(caller);
  const connection = await directory.findConnection(merchantId, `${merchantId}.${name}`);
  if (!isShop(connection) || connection.closedAt !== undefined) throw notFound();
  return connection;
}

function toBackfillDocument(walk: OrderWalk) {
  const { startedAt, changedFrom, changedUntil, reachedAt, listed, asked, doneAt, failed } = walk;
  return {
    status: statusOf(walk),
    startedAt: formatInstant(startedAt),
    changedFrom: formatInstant(changedFrom),
    changedUntil: formatInstant(changedUntil),
    reachedAt: formatInstant(reachedAt),
    ordersListed: listed,
    ordersAskedFor: asked,
    ...(doneAt === undefined ? {} : { doneAt: formatInstant(doneAt) }),
    ...(failed === undefined
      ? {}
      : { failed: { at: formatInstant(failed.at), reason: failed.reason } }),
  };
}

function statusOf({ doneAt, failed }: OrderWalk): 'running' | 'failed' | 'done' {
  if (doneAt !== undefined) return 'done';
  return failed === undefined ? 'running' : 'failed';
}

const cannotBeListed = () =>
  conflict(
    '/problems/orders-not-listed',
    'This connection has no access to an API that lists orders; give it one under "api", if its shop has it.',
  );
