import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import type { JsonRoute } from '../shared/http/json-endpoint.ts';
import { pageResponse, readPageQuery } from '../shared/http/list-page.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { invalid, notFound } from '../shared/http/problem-error.ts';
import { enrolmentSchema, reviseEnrolment, toEnrolmentDocument } from './enrolment-schema.ts';
import type { ManageProgramsPorts } from './ports.ts';
import { requireOrder } from './require-order.ts';

/** `PUT` and `GET /v1/enrolments/{programId}/{creatorId}`, and a program's list. */
export function enrolmentRoutes(ports: ManageProgramsPorts): JsonRoute[] {
  const { directory, registry } = ports;
  return [
    {
      method: 'PUT',
      audit: 'enrolment.saved',
      path: '/v1/enrolments/{programId}/{creatorId}',
      scopes: ['manage'],
      handle: async ({ caller, parameters: { programId = '', creatorId = '' }, body }) => {
        const { merchantId } = requireKey(caller);
        const wanted = parseRequest(enrolmentSchema, body);
        const [program, creator, known] = await Promise.all([
          directory.findProgram(merchantId, programId),
          directory.findCreator(merchantId, creatorId),
          directory.findEnrolment(merchantId, programId, creatorId),
        ]);
        if (program === undefined || creator === undefined) throw notFound();
        await requireReferrer(ports, merchantId, programId, creatorId, wanted.referredBy);
        const id = { merchantId, programId, creatorId };
        const enrolment = reviseEnrolment(id, wanted, known, ports.now());
        requireOrder(enrolment.enrolledAt, enrolment.leftAt, 'leftAt');
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

/** Who brings a creator in is enrolled in the program, and is somebody else. */
async function requireReferrer(
  { directory }: Pick<ManageProgramsPorts, 'directory'>,
  merchantId: string,
  programId: string,
  creatorId: string,
  referredBy: string | undefined,
): Promise<void> {
  if (referredBy === undefined) return;
  const isEnrolled =
    referredBy !== creatorId &&
    (await directory.findEnrolment(merchantId, programId, referredBy)) !== undefined;
  if (isEnrolled) return;
  throw invalid([{ path: ['referredBy'], message: 'This is not another creator of the program.' }]);
}
