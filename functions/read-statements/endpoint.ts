import type { LedgerStore } from '../../core/ledger/ledger-store.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { StatementStore } from '../../core/statements/statement-store.ts';
import { json } from '../shared/http/http.ts';
import { type JsonRequest, type JsonRoute, jsonEndpoint } from '../shared/http/json-endpoint.ts';
import { pageResponse, readPageQuery } from '../shared/http/list-page.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { requireOwnKey } from '../shared/http/require-own-key.ts';
import type { LogError } from '../shared/logger.ts';
import { describeStatementRecord } from '../shared/reading/describe-issued.ts';
import { readStatement } from '../shared/reading/read-statement.ts';
import { type AnswerStatementPorts, answerStatement } from './answer-statement.ts';
import { type InvoiceRoutesPorts, invoiceRoutes } from './invoice-routes.ts';
import { type LoadStatementPorts, loadStatement } from './load-statement.ts';
import { type PayeeStatementRoutesPorts, payeeStatementRoutes } from './payee-statement-routes.ts';
import { requireAccount } from './require-account.ts';

export type ReadStatementsPorts = AnswerStatementPorts &
  LoadStatementPorts &
  InvoiceRoutesPorts &
  PayeeStatementRoutesPorts & {
    readonly directory: Pick<ProgramDirectory, 'findCreator' | 'findMerchant' | 'findPayee'>;
    readonly ledger: Pick<LedgerStore, 'listEntries'>;
    readonly statements: Pick<StatementStore, 'find' | 'list'>;
    readonly now: () => number;
  };

type Account = { readonly merchantId: string; readonly creatorId: string };

/**
 * Issued statements and invoices, for the merchant's people and for the creator whose they are: a list, and each by its number as
 * JSON, CSV or PDF. 404 alike for what is unknown and what is somebody else's.
 */
export function makeEndpoint(ports: ReadStatementsPorts, logError: LogError) {
  const ofMerchant = { method: 'GET', scopes: ['read', 'manage', 'payouts'] } as const;
  const own = { method: 'GET', scopes: ['me'] } as const;
  const routes: JsonRoute[] = [
    {
      ...ofMerchant,
      path: '/v1/creators/{creatorId}/statements',
      handle: async (request) => list(ports, await requireAccount(ports, request), request),
    },
    {
      ...ofMerchant,
      path: '/v1/creators/{creatorId}/statements/{number}',
      handle: async (request) => show(ports, await requireAccount(ports, request), request),
    },
    {
      ...own,
      path: '/v1/me/statements',
      handle: (request) => list(ports, requireOwnKey(request.caller), request),
    },
    {
      ...own,
      path: '/v1/me/statements/{number}',
      handle: (request) => showOwn(ports, requireOwnKey(request.caller), request),
    },
  ];
  const all = [...routes, ...payeeStatementRoutes(ports), ...invoiceRoutes(ports)];
  return jsonEndpoint(all, logError);
}

async function list(ports: ReadStatementsPorts, account: Account, request: JsonRequest) {
  const { merchantId, creatorId } = account;
  const identity = { merchantId, list: `statements/${creatorId}` };
  const page = await ports.statements.list(merchantId, creatorId, readPageQuery(request, identity));
  return pageResponse(page, identity, describeStatementRecord);
}

async function show(ports: ReadStatementsPorts, account: Account, request: JsonRequest) {
  const { parameters, query, headers } = request;
  parseRequest(noParametersSchema, query);
  const loaded = await loadStatement(ports, account, parameters.number ?? '');
  return answerStatement(ports, loaded, headers.accept);
}

const month = /^\d{4}-\d{2}$/;

/** By a number what was issued; by a month how the account moved in it, also while it runs. */
async function showOwn(ports: ReadStatementsPorts, account: Account, request: JsonRequest) {
  const { number = '' } = request.parameters;
  if (!month.test(number)) return show(ports, account, request);
  parseRequest(noParametersSchema, request.query);
  const { merchantId, creatorId } = account;
  return json(200, await readStatement(ports, merchantId, creatorId, number));
}
