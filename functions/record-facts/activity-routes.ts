import type * as z from 'zod';
import type { ReportedActivity } from '../../core/assessment/activity-fact.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { ConversionStore } from '../../core/settlement/conversion-store.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import type { RecordFactPorts } from '../shared/facts/record-fact.ts';
import { authorOf } from '../shared/http/author-of.ts';
import { requireKey } from '../shared/http/caller.ts';
import { requireConversionId } from '../shared/http/conversion-id-parameter.ts';
import { json } from '../shared/http/http.ts';
import { type IdempotencyPorts, idempotent } from '../shared/http/idempotency.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict, invalid, notFound } from '../shared/http/problem-error.ts';
import { requireEnrolled } from '../shared/http/require-enrolled.ts';
import { activitySchema, correctionSchema, withdrawalSchema } from './activity-schema.ts';
import {
  type ActivityChange,
  activityConversionId,
  changeActivity,
  findActivity,
  reportActivity,
} from './report-activity.ts';

export type ActivityRoutesPorts = RecordFactPorts &
  IdempotencyPorts & {
    readonly conversions: Pick<ConversionStore, 'load'>;
    readonly directory: Pick<ProgramDirectory, 'findProgram' | 'findEnrolment'>;
  };

/** `POST /v1/activities`, and what corrects or withdraws one: 404 for an activity that does not exist. */
export function activityRoutes(ports: ActivityRoutesPorts): JsonRoute[] {
  const path = '/v1/activities';
  return [
    {
      ...post,
      audit: 'activity.reported',
      path,
      handle: idempotent(ports, (request, key) => report(ports, request, key)),
    },
    {
      ...post,
      audit: 'activity.corrected',
      before: (request) => show(ports, request),
      path: `${path}/{conversionId}/corrections`,
      handle: idempotent(ports, (request, key) =>
        change(ports, request, key, parseRequest(correctionSchema, request.body)),
      ),
    },
    {
      ...post,
      audit: 'activity.withdrawn',
      before: (request) => show(ports, request),
      path: `${path}/{conversionId}/withdrawal`,
      handle: idempotent(ports, (request, key) =>
        change(ports, request, key, {
          ...parseRequest(withdrawalSchema, request.body),
          withdrawn: true,
        }),
      ),
    },
  ];
}

const post = { method: 'POST', scopes: ['manage'] } as const;

async function report(ports: ActivityRoutesPorts, { caller, body }: JsonRequest, key: string) {
  const person = requireKey(caller);
  const { merchantId } = person;
  const wanted = parseRequest(activitySchema, body);
  if (wanted.at > ports.now()) {
    throw invalid([{ path: ['at'], message: 'This has not happened yet; report it when it has.' }]);
  }
  await requireEnrolled(ports.directory, merchantId, wanted);

  const reported = toReport(wanted, authorOf(person));
  const activityId = wanted.activityId ?? ports.sha256(key).slice(0, 16);
  const conversionId = activityConversionId(reported, activityId, ports.sha256);
  const outcome = await reportActivity(ports, { merchantId, conversionId }, reported);
  if (outcome === 'conflict') {
    throw conflict(
      '/problems/activity-known',
      'Another activity was reported under this id; correct that one, or take another id.',
    );
  }
  return json(201, describeReport(conversionId, reported));
}

async function show(ports: ActivityRoutesPorts, { caller, parameters }: JsonRequest) {
  const { merchantId } = requireKey(caller);
  const conversionId = requireConversionId(parameters.conversionId);
  const found = await findActivity(ports, { merchantId, conversionId });
  return found && describeReport(conversionId, found);
}

async function change(
  ports: ActivityRoutesPorts,
  { caller, parameters }: JsonRequest,
  key: string,
  wanted: Omit<ActivityChange, 'author'>,
) {
  const person = requireKey(caller);
  const conversionId = requireConversionId(parameters.conversionId);
  const changed = await changeActivity(
    ports,
    { merchantId: person.merchantId, conversionId },
    { ...wanted, author: authorOf(person) },
    ports.sha256(key).slice(0, 16),
  );
  if (changed === undefined) throw notFound();
  if (changed === 'not-countable') {
    throw invalid([{ path: ['quantity'], message: 'A milestone is reached once.' }]);
  }
  return json(200, describeReport(conversionId, changed));
}

function toReport(wanted: z.output<typeof activitySchema>, author: string): ReportedActivity {
  const { programId, activityId: _id, ...said } = wanted;
  if (said.kind !== 'milestone') return { programId, activity: said, author };
  const { deal, ...activity } = said;
  return { programId, activity, ...(deal === undefined ? {} : { deal }), author };
}

function describeReport(
  conversionId: string,
  { programId, activity, deal, withdrawn }: ReportedActivity,
) {
  const { quantity, at, ...said } = activity;
  return {
    conversionId,
    programId,
    ...said,
    quantity: quantity.toString(),
    at: formatInstant(at),
    ...(deal === undefined ? {} : { deal }),
    withdrawn: withdrawn === true,
  };
}
