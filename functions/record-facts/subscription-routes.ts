import * as z from 'zod';
import { instantSchema } from '../../adapters/documents/instant-schema.ts';
import type { NamedSubscription } from '../../core/assessment/named-subscription.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import { isShop } from '../../core/programs/shop-provider.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { type RecordFactPorts, recordFact } from '../shared/facts/record-fact.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import { type IdempotencyPorts, idempotent } from '../shared/http/idempotency.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { invalid } from '../shared/http/problem-error.ts';

export type SubscriptionRoutesPorts = RecordFactPorts &
  IdempotencyPorts & { readonly directory: Pick<ProgramDirectory, 'findConnection'> };

const printable = /^[\x21-\x7e]{1,200}$/;

/** The body of `POST /v1/subscription-payments`. */
export const subscriptionPaymentSchema = z.strictObject({
  connection: idSchema,
  orderId: z.string().regex(printable, 'Write the id of an order as its shop has it.'),
  subscriptionId: z
    .string()
    .regex(printable, 'Name the source and the subscription: recharge/123.'),
  paymentNumber: z.int().min(1).max(1_000_000).optional(),
  paidUntil: instantSchema.optional(),
  withdrawn: z.literal(true).optional(),
});

/**
 * `POST /v1/subscription-payments`: which subscription an order pays for, where the shop does not say it. The
 * newest word about an order and a subscription stands; it may come before the order.
 */
export function subscriptionRoutes(ports: SubscriptionRoutesPorts): JsonRoute[] {
  return [
    {
      ...{ method: 'POST', path: '/v1/subscription-payments', scopes: ['manage'], audit: 'none' },
      handle: idempotent(ports, (request, key) => tell(ports, request, key)),
    },
  ];
}

async function tell(ports: SubscriptionRoutesPorts, { caller, body }: JsonRequest, key: string) {
  const { merchantId } = requireKey(caller);
  const wanted = parseRequest(subscriptionPaymentSchema, body);
  const { connection: name, orderId, subscriptionId, ...said } = wanted;
  const connection = await ports.directory.findConnection(merchantId, `${merchantId}.${name}`);
  if (!isShop(connection)) {
    throw invalid([{ path: ['connection'], message: 'There is no such connection of orders.' }]);
  }
  const { paymentNumber, paidUntil, withdrawn } = said;
  const subscription: NamedSubscription = {
    subscriptionId,
    ...(paymentNumber === undefined ? {} : { paymentNumber }),
    ...(paidUntil === undefined ? {} : { paidUntil }),
    ...(withdrawn === undefined ? {} : { withdrawn }),
  };
  const conversionId = `${name}~${orderId}`;
  const factId = `subscription/${subscriptionId}/${ports.sha256(key).slice(0, 16)}`;
  await recordFact(ports, { merchantId, conversionId }, factId, {
    kind: 'subscription',
    subscription,
  });
  return json(201, {
    conversionId,
    ...subscription,
    ...(paidUntil === undefined ? {} : { paidUntil: formatInstant(paidUntil) }),
  });
}
