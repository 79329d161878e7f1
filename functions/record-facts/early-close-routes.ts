import * as z from 'zod';
import type { Decision } from '../../core/assessment/adjustment-fact.ts';
import { chooseApprovalLimit } from '../../core/programs/choose-approval-limit.ts';
import type { Program } from '../../core/programs/program.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { ConversionState } from '../../core/settlement/conversion.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { authorOf } from '../shared/http/author-of.ts';
import { requireKey } from '../shared/http/caller.ts';
import { requireConversionId } from '../shared/http/conversion-id-parameter.ts';
import { json } from '../shared/http/http.ts';
import { type IdempotencyPorts, idempotent } from '../shared/http/idempotency.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { noteSchema } from '../shared/http/note-schema.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict, notFound } from '../shared/http/problem-error.ts';
import { describeEarlyClose } from '../shared/reading/describe-early-close.ts';
import { approvalSchema, refusalSchema } from './adjustment-schema.ts';
import {
  askToClose,
  type CloseEarlyPorts,
  type CloseRefusal,
  decideEarlyClose,
  listEarlyCloses,
  refuseToClose,
} from './close-early.ts';

export type EarlyCloseRoutesPorts = CloseEarlyPorts &
  IdempotencyPorts & { readonly directory: Pick<ProgramDirectory, 'findProgram'> };

/** The body of `POST /v1/conversions/{conversionId}/close`. */
export const closeSchema = z.strictObject({ reason: noteSchema });

/** `POST /v1/conversions/{conversionId}/close`, and a second person's word on it. */
export function earlyCloseRoutes(ports: EarlyCloseRoutesPorts): JsonRoute[] {
  const path = '/v1/conversions/{conversionId}/close';
  const scopes: JsonRoute['scopes'] = ['manage', 'payouts'];
  const common = {
    ...({ method: 'POST', scopes } as const),
    before: (request: JsonRequest) => show(ports, request),
  };
  return [
    {
      ...{ ...common, path, audit: 'conversion.closed-early' },
      handle: idempotent(ports, (request, key) => ask(ports, request, key)),
    },
    {
      ...{ ...common, path: `${path}/approval`, audit: 'early-close.approved' },
      handle: idempotent(ports, (request) => {
        const said = parseRequest(approvalSchema, request.body);
        return decide(ports, request, { ...said, outcome: 'approved' });
      }),
    },
    {
      ...{ ...common, path: `${path}/refusal`, audit: 'early-close.refused' },
      handle: idempotent(ports, (request) => {
        const said = parseRequest(refusalSchema, request.body);
        return decide(ports, request, { ...said, outcome: 'refused' });
      }),
    },
  ];
}

async function ask(ports: EarlyCloseRoutesPorts, request: JsonRequest, idempotencyKey: string) {
  const { key, author } = readKey(request);
  const { reason } = parseRequest(closeSchema, request.body);
  const earlyCloseId = `${key.conversionId}~${ports.sha256(idempotencyKey).slice(0, 16)}`;
  const state = await ports.conversions.readState(key);
  if (state === undefined) throw notFound();

  // A request whose answer was lost is answered by what it did.
  const known = await listEarlyCloses(ports, key);
  const done = known.find((each) => each.earlyCloseId === earlyCloseId);
  if (done !== undefined) return answer(key.conversionId, done);

  requireClosable(state, ports.now());
  if (known.some(({ standing }) => standing !== 'refused')) {
    throw conflict('/problems/close-asked-for', 'Somebody asked for this close before.');
  }
  const program = await ports.directory.findProgram(key.merchantId, state.programId);
  if (program === undefined) throw notFound();
  if (program.paused?.closings !== undefined) {
    throw conflict(
      '/problems/closings-paused',
      'The closings of the program are paused; let them go on first.',
    );
  }
  const needsApproval = isAboveLimit(program, state);
  const asked = await askToClose(ports, key, { earlyCloseId, reason, needsApproval, author });
  if (asked === undefined) throw notFound();
  return answer(key.conversionId, asked);
}

/** @throws ProblemError 409 for what does not only wait for the end of its window. */
function requireClosable(state: ConversionState, now: Instant): void {
  const refusal = refuseToClose(state, now);
  if (refusal !== undefined) throw conflict(`/problems/${refusal}`, refusals[refusal]);
}

/** Whether all creators together would get more than one person may adjust. */
function isAboveLimit(program: Program, { owed, currency }: ConversionState): boolean {
  const total = owed.reduce((sum, { minorUnits }) => sum + minorUnits, 0n);
  return total > chooseApprovalLimit(program, currency);
}

async function decide(
  ports: EarlyCloseRoutesPorts,
  request: JsonRequest,
  said: Pick<Decision, 'outcome' | 'note'>,
) {
  const { key, author } = readKey(request);
  const state = await ports.conversions.readState(key);
  if (state === undefined) throw notFound();
  const known = await listEarlyCloses(ports, key);
  if (said.outcome === 'approved' && known.some(({ standing }) => standing === 'waiting')) {
    requireClosable(state, ports.now());
  }
  const decided = await decideEarlyClose(ports, key, { ...said, author });
  if (decided === undefined) throw notFound();
  if (decided === 'own') {
    throw conflict(
      '/problems/second-person-needed',
      'Whoever asked for the close cannot approve it; somebody else has to.',
    );
  }
  if (decided.decision?.outcome !== said.outcome) {
    throw conflict('/problems/close-decided', 'The close was decided otherwise before.');
  }
  return answer(key.conversionId, decided, 200);
}

async function show({ conversions }: EarlyCloseRoutesPorts, request: JsonRequest) {
  const state = await conversions.readState(readKey(request).key);
  if (state === undefined) return undefined;
  const { status, closeAt } = state;
  return { status, ...(closeAt === undefined ? {} : { closeAt: formatInstant(closeAt) }) };
}

function readKey({ caller, parameters }: JsonRequest) {
  const person = requireKey(caller);
  const conversionId = requireConversionId(parameters.conversionId);
  return { key: { merchantId: person.merchantId, conversionId }, author: authorOf(person) };
}

/** What was asked is durable; the close follows within seconds. */
function answer(
  conversionId: string,
  asked: Parameters<typeof describeEarlyClose>[0],
  status = 202,
) {
  return json(status, { conversionId, ...describeEarlyClose(asked) });
}

const refusals: Readonly<Record<CloseRefusal, string>> = {
  'conversion-parked': 'The order itself has not arrived yet.',
  'test-order': 'This is a test order, which never earns.',
  'conversion-expired': 'Nobody has paid the order in time; it counts again if somebody does.',
  'conversion-closed': 'The conversion is closed already.',
  'awaits-first-payment':
    'The first payment of the subscription is not closed yet, and this one inherits from it.',
  'conversion-held': 'The conversion is on hold; release its holds first.',
  'conversion-unpaid': 'The order is not paid, so there is nothing to close.',
  'waits-for-rate': 'The conversion waits for an exchange rate; record it first.',
  'conversion-due': 'The window of the conversion is over, and it closes by itself.',
};
