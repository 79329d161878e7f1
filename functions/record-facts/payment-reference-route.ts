import * as z from 'zod';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import {
  orderOfReference,
  type ReferenceStore,
  referenceIdOf,
  referenceKinds,
} from '../../core/references/index.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { notFound } from '../shared/http/problem-error.ts';

export type PaymentReferencePorts = {
  readonly directory: Pick<ProgramDirectory, 'findConnection'>;
  readonly references: Pick<ReferenceStore, 'read'>;
};

/** The query of `GET /v1/payment-facts`. */
export const referenceQuerySchema = z.strictObject({
  connection: idSchema,
  kind: z.enum(referenceKinds),
  value: z.string().regex(/^[\x21-\x7e]{1,200}$/),
});

/** `GET /v1/payment-facts?connection&kind&value`: whose a reference is, and what still waits under it. */
export function paymentReferenceRoute(ports: PaymentReferencePorts): JsonRoute {
  return {
    ...{ method: 'GET', path: '/v1/payment-facts', scopes: ['manage', 'read'] },
    handle: (request) => show(ports, request),
  };
}

async function show(ports: PaymentReferencePorts, { caller, query }: JsonRequest) {
  const { merchantId } = requireKey(caller);
  const { connection: name, ...reference } = parseRequest(referenceQuerySchema, query);
  const connection = await ports.directory.findConnection(merchantId, `${merchantId}.${name}`);
  if (connection?.kind !== 'payments') throw notFound();

  const { ordersConnection } = connection;
  const referenceId = referenceIdOf(ordersConnection, reference);
  const { parked, aliases, conversionId } = await ports.references.read(merchantId, referenceId);
  const prefix = ordersConnection.length + 1;
  return json(200, {
    ...reference,
    conversionId: conversionId ?? orderOfReference(referenceId) ?? null,
    aliases: aliases.map((alias) => alias.slice(prefix)),
    waiting: parked.map(({ factId, recordedAt }) => ({
      factId,
      recordedAt: formatInstant(recordedAt),
    })),
  });
}
