import * as z from 'zod';
import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import { toMoneyDocument } from '../../core/money/money-document.ts';
import { type Cost, type CostStore, costKinds } from '../../core/reports/cost.ts';
import { formatDay, formatInstant } from '../../core/time/format-instant.ts';
import { authorOf } from '../shared/http/author-of.ts';
import { requireKey } from '../shared/http/caller.ts';
import { daySchema } from '../shared/http/day-schema.ts';
import { json } from '../shared/http/http.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import { idempotent } from '../shared/http/idempotency.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { noteSchema } from '../shared/http/note-schema.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict, invalid } from '../shared/http/problem-error.ts';
import { requireEnrolled } from '../shared/http/require-enrolled.ts';
import type { ActivityRoutesPorts } from './activity-routes.ts';
import { signedMoneySchema } from './signed-money-schema.ts';

export type CostRoutesPorts = ActivityRoutesPorts & { readonly costs: CostStore };

/** The body of `POST /v1/costs`. */
export const costSchema = z.strictObject({
  costId: idSchema.optional(),
  programId: idSchema,
  day: daySchema,
  kind: z.enum(costKinds),
  amount: signedMoneySchema,
  creatorId: idSchema.optional(),
  contentId: idSchema.optional(),
  campaignId: idSchema.optional(),
  note: noteSchema,
});

/** `POST /v1/costs`: what a program cost beside commissions and discounts, for its reports. */
export function costRoutes(ports: CostRoutesPorts): JsonRoute[] {
  return [
    {
      ...{ method: 'POST', path: '/v1/costs', scopes: ['manage'], audit: 'cost.recorded' },
      handle: idempotent(ports, (request, key) => tell(ports, request, key)),
    },
  ];
}

async function tell(ports: CostRoutesPorts, { caller, body }: JsonRequest, key: string) {
  const person = requireKey(caller);
  const { merchantId } = person;
  const {
    costId = ports.sha256(key).slice(0, 16),
    amount,
    ...said
  } = parseRequest(costSchema, body);
  const recordedAt = ports.now();
  if (said.day > formatDay(recordedAt)) {
    throw invalid([{ path: ['day'], message: 'This day is still to come.' }]);
  }
  await requireProgram(ports, merchantId, said);

  const author = authorOf(person);
  const cost: Cost = { merchantId, costId, ...said, ...amount, author, recordedAt };
  const added = await ports.costs.add(cost);
  const kept = added === 'added' ? cost : await ports.costs.find(merchantId, costId);
  if (kept === undefined || !saysTheSame(kept, cost)) {
    throw conflict('/problems/cost-known', 'Another cost has this id; take another.');
  }
  return json(201, describe(kept));
}

/** @throws ProblemError 422 if there is no such program, or the creator is not enrolled in it. */
async function requireProgram(
  { directory }: CostRoutesPorts,
  merchantId: string,
  { programId, creatorId }: { readonly programId: string; readonly creatorId?: string | undefined },
): Promise<void> {
  if (creatorId !== undefined) {
    await requireEnrolled(directory, merchantId, { programId, creatorId });
  } else if ((await directory.findProgram(merchantId, programId)) === undefined) {
    throw invalid([{ path: ['programId'], message: 'There is no such program.' }]);
  }
}

/** Whoever says it, and whenever. */
function saysTheSame(one: Cost, other: Cost): boolean {
  const said = (cost: Cost) => canonicalJson({ ...cost, author: '', recordedAt: 0 });
  return said(one) === said(other);
}

function describe({ merchantId: _, minorUnits, currency, recordedAt, ...cost }: Cost) {
  const amount = toMoneyDocument({ minorUnits, currency });
  return { ...cost, amount, recordedAt: formatInstant(recordedAt) };
}
