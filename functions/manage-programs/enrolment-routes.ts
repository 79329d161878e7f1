import * as z from 'zod';
import type { Enrolment } from '../../core/programs/program.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import { instantSchema } from '../shared/http/instant-schema.ts';
import type { JsonRoute } from '../shared/http/json-endpoint.ts';
import { pageResponse, readPageQuery } from '../shared/http/list-page.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { notFound } from '../shared/http/problem-error.ts';
import type { ManageProgramsPorts } from './ports.ts';
import { requireOrder } from './require-order.ts';

/** The body of `PUT /v1/enrolments/{programId}/{creatorId}`. */
const enrolmentSchema = z.strictObject({
  /** Absent: as it was, or now. */
  enrolledAt: instantSchema.optional(),
  leftAt: instantSchema.optional(),
});

/** `PUT` and `GET /v1/enrolments/{programId}/{creatorId}`, and a program's list. */
export function enrolmentRoutes(ports: ManageProgramsPorts): JsonRoute[] {
  const { directory, registry } = ports;
  return [
    {
      method: 'PUT',
      path: '/v1/enrolments/{programId}/{creatorId}',
      scopes: ['manage'],
      handle: async ({ caller, parameters: { programId = '', creatorId = '' }, body }) => {
        const { merchantId } = requireKey(caller);
        const { enrolledAt, leftAt } = parseRequest(enrolmentSchema, body);
        const [program, creator, known] = await Promise.all([
          directory.findProgram(merchantId, programId),
          directory.findCreator(merchantId, creatorId),
          directory.findEnrolment(merchantId, programId, creatorId),
        ]);
        if (program === undefined || creator === undefined) throw notFound();
        const enrolment = {
          merchantId,
          programId,
          creatorId,
          enrolledAt: enrolledAt ?? known?.enrolledAt ?? ports.now(),
          ...(leftAt === undefined ? {} : { leftAt }),
        };
        requireOrder(enrolment.enrolledAt, leftAt, 'leftAt');
        await registry.saveEnrolment(enrolment);
        return json(200, toEnrolmentDocument(enrolment));
      },
    },
    {
      method: 'GET',
      path: '/v1/enrolments/{programId}/{creatorId}',
      scopes: ['manage', 'read'],
      handle: async ({ caller, parameters: { programId = '', creatorId = '' } }) => {
        const { merchantId } = requireKey(caller);
        const enrolment = await directory.findEnrolment(merchantId, programId, creatorId);
        if (enrolment === undefined) throw notFound();
        return json(200, toEnrolmentDocument(enrolment));
      },
    },
    {
      method: 'GET',
      path: '/v1/enrolments/{programId}',
      scopes: ['manage', 'read'],
      handle: async (request) => {
        const { merchantId } = requireKey(request.caller);
        const { programId = '' } = request.parameters;
        const identity = { merchantId, list: `enrolments/${programId}` };
        const page = readPageQuery(request, identity);
        const found = await registry.listEnrolments(merchantId, programId, page);
        return pageResponse(found, identity, toEnrolmentDocument);
      },
    },
  ];
}

function toEnrolmentDocument({ programId, creatorId, enrolledAt, leftAt }: Enrolment) {
  return {
    programId,
    creatorId,
    enrolledAt: formatInstant(enrolledAt),
    ...(leftAt === undefined ? {} : { leftAt: formatInstant(leftAt) }),
  };
}
