import type * as z from 'zod';
import type {
  Adjustment,
  Decision,
  FoldedAdjustment,
} from '../../core/assessment/adjustment-fact.ts';
import { describeAdjustment } from '../../core/assessment/explanation/explain-adjustment.ts';
import { chooseApprovalLimit } from '../../core/programs/choose-approval-limit.ts';
import type { Program } from '../../core/programs/program.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { authorOf } from '../shared/http/author-of.ts';
import { requireKey } from '../shared/http/caller.ts';
import { requireConversionId } from '../shared/http/conversion-id-parameter.ts';
import { json } from '../shared/http/http.ts';
import { type IdempotencyPorts, idempotent } from '../shared/http/idempotency.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict, invalid, notFound } from '../shared/http/problem-error.ts';
import { requireEnrolled } from '../shared/http/require-enrolled.ts';
import {
  adjustmentSchema,
  approvalSchema,
  refusalSchema,
  reversalSchema,
} from './adjustment-schema.ts';
import {
  type AdjustmentPorts,
  decideAdjustment,
  findAdjustment,
  makeAdjustment,
} from './make-adjustment.ts';

export type AdjustmentRoutesPorts = AdjustmentPorts &
  IdempotencyPorts & {
    readonly directory: Pick<ProgramDirectory, 'findProgram' | 'findEnrolment'>;
  };

/** `/v1/adjustments`: making, showing, deciding and reversing what a person gives or takes back. */
export function adjustmentRoutes(ports: AdjustmentRoutesPorts): JsonRoute[] {
  const one = '/v1/adjustments/{adjustmentId}';
  return [
    {
      ...{ method: 'POST', path: '/v1/adjustments', scopes: ['manage'] },
      audit: 'adjustment.made',
      handle: idempotent(ports, (request, key) => make(ports, request, key)),
    },
    {
      ...{ method: 'GET', path: one, scopes: ['manage', 'read', 'payouts'] },
      handle: (request) => show(ports, request),
    },
    {
      ...{ method: 'POST', path: `${one}/approval`, scopes: ['manage', 'payouts'] },
      audit: 'adjustment.approved',
      handle: idempotent(ports, (request) => {
        const said = parseRequest(approvalSchema, request.body);
        return decide(ports, request, { ...said, outcome: 'approved' });
      }),
    },
    {
      ...{ method: 'POST', path: `${one}/refusal`, scopes: ['manage', 'payouts'] },
      audit: 'adjustment.refused',
      handle: idempotent(ports, (request) => {
        const said = parseRequest(refusalSchema, request.body);
        return decide(ports, request, { ...said, outcome: 'refused' });
      }),
    },
    {
      ...{ method: 'POST', path: `${one}/reversal`, scopes: ['manage'] },
      audit: 'adjustment.reversed',
      handle: idempotent(ports, (request) => reverse(ports, request)),
    },
  ];
}

async function make(ports: AdjustmentRoutesPorts, { caller, body }: JsonRequest, key: string) {
  const person = requireKey(caller);
  const { merchantId } = person;
  const wanted = parseRequest(adjustmentSchema, body);
  const { adjustmentId = ports.sha256(key).slice(0, 16), ...rest } = wanted;
  const conversionId = `adjustments~${adjustmentId}`;
  const program = await requireEnrolled(ports.directory, merchantId, wanted);
  const adjustment = toAdjustment(rest, program, authorOf(person));
  const made = await makeAdjustment(ports, { merchantId, conversionId }, adjustment);
  if (made === 'conflict') {
    throw conflict('/problems/adjustment-known', 'Another adjustment has this id; take another.');
  }
  return json(201, describe(conversionId, made));
}

function toAdjustment(
  { amount, ...said }: Omit<z.output<typeof adjustmentSchema>, 'adjustmentId'>,
  program: Program,
  author: string,
): Adjustment {
  return { ...said, ...amount, needsApproval: isAboveLimit(amount, program), author };
}

function isAboveLimit(
  { minorUnits, currency }: Pick<Adjustment, 'minorUnits' | 'currency'>,
  program: Program,
): boolean {
  const size = minorUnits < 0n ? -minorUnits : minorUnits;
  return size > chooseApprovalLimit(program, currency);
}

async function show(ports: AdjustmentRoutesPorts, request: JsonRequest) {
  parseRequest(noParametersSchema, request.query);
  const { key } = readKey(request);
  const found = await findAdjustment(ports, key);
  if (found === undefined) throw notFound();
  return json(200, describe(key.conversionId, found));
}

async function decide(
  ports: AdjustmentRoutesPorts,
  request: JsonRequest,
  said: Pick<Decision, 'outcome' | 'note'>,
) {
  const { key, author } = readKey(request);
  const decided = await decideAdjustment(ports, key, { ...said, author });
  if (decided === undefined) throw notFound();
  if (decided === 'own') {
    throw conflict(
      '/problems/second-person-needed',
      'Whoever made the adjustment cannot approve it; somebody else has to.',
    );
  }
  if (decided === 'not-needed') {
    throw conflict('/problems/adjustment-decided', 'The adjustment needs no approval.');
  }
  if (decided.decision?.outcome !== said.outcome) {
    throw conflict('/problems/adjustment-decided', 'The adjustment was decided otherwise before.');
  }
  return json(200, describe(key.conversionId, decided));
}

/** Its id derives from the adjustment's, so that there is one opposite and no more. */
async function reverse(ports: AdjustmentRoutesPorts, request: JsonRequest) {
  const { key, author } = readKey(request);
  const said = parseRequest(reversalSchema, request.body);
  const found = await findAdjustment(ports, key);
  if (found === undefined) throw notFound();
  if (found.standing !== 'stands') {
    throw conflict(
      '/problems/adjustment-not-in-force',
      'Only an adjustment that stands is reversed; one that waits can be refused.',
    );
  }
  const program = await ports.directory.findProgram(key.merchantId, found.programId);
  if (program === undefined) throw notFound();

  const [, id = ''] = key.conversionId.split('~');
  const opposite = { ...key, conversionId: requireConversionId(`adjustments~r-${id}`, tooLong) };
  const made = await makeAdjustment(
    ports,
    opposite,
    toOpposite(found, program, { ...said, reverses: key.conversionId, author }),
  );
  if (made === 'conflict') {
    throw conflict('/problems/adjustment-reversed', 'The adjustment was reversed before.');
  }
  return json(201, describe(opposite.conversionId, made));
}

function toOpposite(
  { programId, creatorId, currency, minorUnits }: FoldedAdjustment,
  program: Program,
  said: Pick<Adjustment, 'reason' | 'evidence' | 'reverses' | 'author'>,
): Adjustment {
  const amount = { minorUnits: -minorUnits, currency };
  const needsApproval = isAboveLimit(amount, program);
  return { kind: 'correction', programId, creatorId, ...amount, ...said, needsApproval };
}

const tooLong = () => invalid([{ path: [], message: 'This was reversed too often.' }]);

/** @throws ProblemError 404 for what cannot be an adjustment's id. */
function readKey({ caller, parameters }: JsonRequest) {
  const person = requireKey(caller);
  const conversionId = requireConversionId(parameters.adjustmentId);
  if (!conversionId.startsWith('adjustments~')) throw notFound();
  return { key: { merchantId: person.merchantId, conversionId }, author: authorOf(person) };
}

function describe(conversionId: string, adjustment: FoldedAdjustment) {
  const { programId, creatorId, at, closeAt } = adjustment;
  return {
    adjustmentId: conversionId,
    conversionId,
    programId,
    creatorId,
    at: formatInstant(at),
    ...(closeAt === undefined ? {} : { closeAt: formatInstant(closeAt) }),
    ...describeAdjustment(adjustment),
  };
}
