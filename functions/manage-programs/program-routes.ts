import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import type { JsonRoute } from '../shared/http/json-endpoint.ts';
import { pageResponse, readPageQuery } from '../shared/http/list-page.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { notFound } from '../shared/http/problem-error.ts';
import { requireEnrolmentDestination } from './enrolment-settings-schema.ts';
import { pauseRoutes } from './pause-routes.ts';
import type { ManageProgramsPorts } from './ports.ts';
import { programSchema, toProgramDocument } from './program-schema.ts';

/** `PUT` and `GET /v1/programs/{programId}`, the list, and what stops a program. */
export function programRoutes(ports: ManageProgramsPorts): JsonRoute[] {
  const { directory, registry } = ports;
  return [
    ...pauseRoutes(ports),
    {
      method: 'PUT',
      audit: 'program.saved',
      path: '/v1/programs/{programId}',
      scopes: ['manage'],
      handle: async ({ caller, parameters, body }) => {
        const { merchantId } = requireKey(caller);
        const programId = parseRequest(idSchema, parameters.programId);
        const wanted = parseRequest(programSchema, body);
        requireEnrolmentDestination(wanted.enrolment, wanted.landingHosts);
        const program = { merchantId, programId, ...wanted };
        return json(200, toProgramDocument(await registry.saveProgram(program)));
      },
    },
    {
      method: 'GET',
      path: '/v1/programs/{programId}',
      scopes: ['manage', 'read'],
      handle: async ({ caller, parameters: { programId = '' } }) => {
        const program = await directory.findProgram(requireKey(caller).merchantId, programId);
        if (program === undefined) throw notFound();
        return json(200, toProgramDocument(program));
      },
    },
    {
      method: 'GET',
      path: '/v1/programs',
      scopes: ['manage', 'read'],
      handle: async (request) => {
        const { merchantId } = requireKey(request.caller);
        const identity = { merchantId, list: 'programs' };
        const page = readPageQuery(request, identity);
        const found = await registry.listProgramsPage(merchantId, page);
        return pageResponse(found, identity, toProgramDocument);
      },
    },
  ];
}
