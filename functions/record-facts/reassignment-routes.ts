import type { Decision } from '../../core/assessment/adjustment-fact.ts';
import type { FoldedReassignment } from '../../core/assessment/reassignment.ts';
import { type ConversionState, maxLegsPerConversion } from '../../core/settlement/conversion.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { authorOf } from '../shared/http/author-of.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import { idempotent } from '../shared/http/idempotency.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict, notFound } from '../shared/http/problem-error.ts';
import { requireEnrolled } from '../shared/http/require-enrolled.ts';
import type { ActivityRoutesPorts } from './activity-routes.ts';
import { approvalSchema, refusalSchema } from './adjustment-schema.ts';
import {
  conversionOfReassignment,
  decideReassignment,
  findReassignment,
  makeReassignment,
  reverseReassignment,
} from './reassign-order.ts';
import { reassignmentReversalSchema, reassignmentSchema } from './reassignment-schema.ts';

/** `/v1/reassignments`: whose an order is by a person's word, a second person's approval, and taking it back. */
export function reassignmentRoutes(ports: ActivityRoutesPorts): JsonRoute[] {
  const one = '/v1/reassignments/{reassignmentId}';
  const before = (request: JsonRequest) => show(ports, request);
  return [
    {
      ...{ method: 'POST', path: '/v1/reassignments', scopes: ['manage'] },
      audit: 'reassignment.made',
      handle: idempotent(ports, (request, key) => make(ports, request, key)),
    },
    {
      ...{ method: 'POST', path: `${one}/approval`, scopes: ['manage', 'payouts'] },
      ...{ audit: 'reassignment.approved', before },
      handle: idempotent(ports, (request) => {
        const said = parseRequest(approvalSchema, request.body);
        return decide(ports, request, { ...said, outcome: 'approved' });
      }),
    },
    {
      ...{ method: 'POST', path: `${one}/refusal`, scopes: ['manage', 'payouts'] },
      ...{ audit: 'reassignment.refused', before },
      handle: idempotent(ports, (request) => {
        const said = parseRequest(refusalSchema, request.body);
        return decide(ports, request, { ...said, outcome: 'refused' });
      }),
    },
    {
      ...{ method: 'POST', path: `${one}/reversal`, scopes: ['manage'] },
      ...{ audit: 'reassignment.reversed', before },
      handle: idempotent(ports, (request) => reverse(ports, request)),
    },
  ];
}

async function make(ports: ActivityRoutesPorts, { caller, body }: JsonRequest, key: string) {
  const person = requireKey(caller);
  const { merchantId } = person;
  const { conversionId, ...wanted } = parseRequest(reassignmentSchema, body);
  const state = await ports.conversions.readState({ merchantId, conversionId });
  if (state === undefined) throw notFound();
  requireSomething(state, wanted.shares.length);
  const { programId } = state;
  for (const { creatorId } of wanted.shares) {
    await requireEnrolled(ports.directory, merchantId, { programId, creatorId });
  }
  const reassignmentId = `${conversionId}~${ports.sha256(key).slice(0, 16)}`;
  const made = await makeReassignment(
    ports,
    { merchantId, conversionId },
    { reassignmentId, ...wanted, author: authorOf(person) },
  );
  if (made === undefined) throw notFound();
  return json(201, describe(conversionId, made));
}

/**
 * @throws ProblemError 409 for what is no order or gives nobody anything (what never earned is credited by
 *   an adjustment), and for more amounts than one transaction settles.
 */
function requireSomething(
  { owed, owedInKind = [], summary, status }: ConversionState,
  creators: number,
): void {
  const amounts = owed.length + owedInKind.length;
  const isOpen = summary.kind === undefined && status !== 'parked' && status !== 'excluded';
  if (!isOpen || amounts === 0) {
    throw conflict(
      '/problems/nothing-to-reassign',
      'This gives nobody anything that could go to somebody else; make an adjustment instead.',
    );
  }
  const units = 1 + new Set(owedInKind.map(({ unit }) => unit)).size;
  if (amounts + creators * units <= maxLegsPerConversion) return;
  throw conflict('/problems/too-many-creators', 'Too many creators share this order for that.');
}

async function decide(
  ports: ActivityRoutesPorts,
  request: JsonRequest,
  said: Pick<Decision, 'outcome' | 'note'>,
) {
  const { key, reassignmentId, author } = readKey(request);
  const decided = await decideReassignment(ports, key, reassignmentId, { ...said, author });
  if (decided === undefined) throw notFound();
  if (decided === 'own') {
    throw conflict(
      '/problems/second-person-needed',
      'Whoever made the reassignment cannot approve it; somebody else has to.',
    );
  }
  if (decided.decision?.outcome !== said.outcome) {
    throw conflict('/problems/reassignment-decided', 'It was reversed or decided otherwise.');
  }
  return json(200, describe(key.conversionId, decided));
}

async function reverse(ports: ActivityRoutesPorts, request: JsonRequest) {
  const { key, reassignmentId, author } = readKey(request);
  const { note } = parseRequest(reassignmentReversalSchema, request.body);
  const reversed = await reverseReassignment(ports, key, { reassignmentId, note, author });
  if (reversed === undefined) throw notFound();
  return json(200, describe(key.conversionId, reversed));
}

async function show(ports: ActivityRoutesPorts, request: JsonRequest) {
  const { key, reassignmentId } = readKey(request);
  const found = await findReassignment(ports, key, reassignmentId);
  return found && describe(key.conversionId, found);
}

/** @throws ProblemError 404 for what cannot be a reassignment's id. */
function readKey({ caller, parameters: { reassignmentId = '' } }: JsonRequest) {
  const person = requireKey(caller);
  const conversionId = conversionOfReassignment(reassignmentId);
  if (conversionId === undefined) throw notFound();
  const key = { merchantId: person.merchantId, conversionId };
  return { key, reassignmentId, author: authorOf(person) };
}

function describe(conversionId: string, { at, shares, decision, ...rest }: FoldedReassignment) {
  return {
    conversionId,
    ...rest,
    at: formatInstant(at),
    shares: shares.map(({ creatorId, parts }) => ({ creatorId, parts: Number(parts) })),
    ...(decision === undefined
      ? {}
      : { decision: { ...decision, at: formatInstant(decision.at) } }),
  };
}
