import type { InvoiceStore } from '../../core/invoices/invoice-store.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { pageResponse, readPageQuery } from '../shared/http/list-page.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { requireOwnKey } from '../shared/http/require-own-key.ts';
import { describeInvoiceRecord } from '../shared/reading/describe-issued.ts';
import { type AnswerInvoicePorts, answerInvoice } from './answer-invoice.ts';
import { type LoadInvoicePorts, loadInvoice } from './load-invoice.ts';
import { type RequireAccountPorts, requireAccount } from './require-account.ts';

export type InvoiceRoutesPorts = AnswerInvoicePorts &
  LoadInvoicePorts &
  RequireAccountPorts & { readonly invoices: Pick<InvoiceStore, 'find' | 'list'> };

type Account = { readonly merchantId: string; readonly creatorId: string };

/** Issued invoices and credit notes, for the merchant's people and for the creator whose they are. */
export function invoiceRoutes(ports: InvoiceRoutesPorts): JsonRoute[] {
  const ofMerchant = { method: 'GET', scopes: ['read', 'manage', 'payouts'] } as const;
  const own = { method: 'GET', scopes: ['me'] } as const;
  return [
    {
      ...ofMerchant,
      path: '/v1/creators/{creatorId}/invoices',
      handle: async (request) => list(ports, await requireAccount(ports, request), request),
    },
    {
      ...ofMerchant,
      path: '/v1/creators/{creatorId}/invoices/{number}',
      handle: async (request) => show(ports, await requireAccount(ports, request), request),
    },
    {
      ...own,
      path: '/v1/me/invoices',
      handle: (request) => list(ports, requireOwnKey(request.caller), request),
    },
    {
      ...own,
      path: '/v1/me/invoices/{number}',
      handle: (request) => show(ports, requireOwnKey(request.caller), request),
    },
  ];
}

async function list(ports: InvoiceRoutesPorts, account: Account, request: JsonRequest) {
  const { merchantId, creatorId } = account;
  const identity = { merchantId, list: `invoices/${creatorId}` };
  const page = await ports.invoices.list(merchantId, creatorId, readPageQuery(request, identity));
  return pageResponse(page, identity, describeInvoiceRecord);
}

async function show(ports: InvoiceRoutesPorts, account: Account, request: JsonRequest) {
  const { parameters, query, headers } = request;
  parseRequest(noParametersSchema, query);
  const loaded = await loadInvoice(ports, account, parameters.number ?? '');
  return answerInvoice(ports, loaded, headers.accept);
}
