import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import { makeToldFact, type ReferenceStore } from '../../core/references/index.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import { type IdempotencyPorts, idempotent } from '../shared/http/idempotency.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { invalid } from '../shared/http/problem-error.ts';
import { paymentFactSchema } from './payment-fact-schema.ts';
import { toPaymentsContent } from './to-payments-content.ts';

export type PaymentFactRoutesPorts = IdempotencyPorts & {
  readonly directory: Pick<ProgramDirectory, 'findConnection'>;
  readonly references: Pick<ReferenceStore, 'park' | 'read'>;
};

/**
 * `POST /v1/payment-facts`: what a connection of kind `payments` tells of the money of an order, by any of
 * the order's references. It waits until the order is known by one of them.
 */
export function paymentFactRoutes(ports: PaymentFactRoutesPorts): JsonRoute[] {
  return [
    {
      ...{ method: 'POST', path: '/v1/payment-facts', scopes: ['manage'], audit: 'none' },
      handle: idempotent(ports, (request) => tell(ports, request)),
    },
  ];
}

async function tell(ports: PaymentFactRoutesPorts, { caller, body }: JsonRequest) {
  const { merchantId } = requireKey(caller);
  const wanted = parseRequest(paymentFactSchema, body);
  const recordedAt = ports.now();
  if (wanted.at > recordedAt) {
    throw invalid([{ path: ['at'], message: 'This has not happened yet; report it when it has.' }]);
  }
  const toldBy = `${merchantId}.${wanted.connection}`;
  const connection = await ports.directory.findConnection(merchantId, toldBy);
  if (connection?.kind !== 'payments') {
    throw invalid([{ path: ['connection'], message: 'There is no such connection of payments.' }]);
  }

  const { about, content } = toPaymentsContent(wanted);
  const { ordersConnection } = connection;
  const factId = `${wanted.connection}/${wanted.kind}/${about}@${formatInstant(wanted.at)}`;
  const fact = makeToldFact(
    {
      ...{ merchantId, toldBy, ordersConnection, references: wanted.references },
      ...{ factId, sourceVersion: wanted.at, recordedAt, content },
    },
    ports.sha256,
  );
  const outcome = await ports.references.park(fact);
  return json(201, { factId: fact.factId, outcome });
}
