import type { Payee } from '../../core/payees/payee.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import type { JsonRoute } from '../shared/http/json-endpoint.ts';
import { pageResponse, readPageQuery } from '../shared/http/list-page.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { notFound } from '../shared/http/problem-error.ts';
import { showSignals } from './account-fields.ts';
import { payeeSchema, toPayeeDocument } from './payee-schema.ts';
import type { ManageProgramsPorts } from './ports.ts';
import { saveWithAccount } from './save-with-account.ts';
import { sealed } from './sealed.ts';

/** `PUT` and `GET /v1/payees/{payeeId}`, and the list: who receives money for creators. */
export function payeeRoutes(ports: ManageProgramsPorts): JsonRoute[] {
  const { directory, registry } = ports;
  return [
    {
      method: 'PUT',
      audit: 'payee.saved',
      path: '/v1/payees/{payeeId}',
      scopes: ['manage'],
      handle: async ({ caller, parameters, body }) => {
        const { merchantId } = requireKey(caller);
        const payeeId = parseRequest(idSchema, parameters.payeeId);
        const { payoutMethod, ...wanted } = parseRequest(payeeSchema, body);
        const method = await sealed(ports, merchantId, payoutMethod);
        const payee = { merchantId, payeeId, ...wanted, ...method };
        const owner = { kind: 'payee', id: payeeId } as const;
        const { saved, signals } = await saveWithAccount<Payee>(ports, owner, payee, () =>
          registry.savePayee(payee, ports.now()),
        );
        return json(200, { ...toPayeeDocument(saved), ...showSignals(signals) });
      },
    },
    {
      method: 'GET',
      path: '/v1/payees/{payeeId}',
      scopes: ['manage', 'read'],
      handle: async ({ caller, parameters: { payeeId = '' } }) => {
        const payee = await directory.findPayee(requireKey(caller).merchantId, payeeId);
        if (payee === undefined) throw notFound();
        return json(200, toPayeeDocument(payee));
      },
    },
    {
      method: 'GET',
      path: '/v1/payees',
      scopes: ['manage', 'read'],
      handle: async (request) => {
        const { merchantId } = requireKey(request.caller);
        const identity = { merchantId, list: 'payees' };
        const found = await registry.listPayees(merchantId, readPageQuery(request, identity));
        return pageResponse(found, identity, toPayeeDocument);
      },
    },
  ];
}
