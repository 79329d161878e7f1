import * as z from 'zod';
import type { LedgerStore } from '../../core/ledger/ledger-store.ts';
import type { PeriodStore } from '../../core/settlement/periods/period-store.ts';
import { json } from '../shared/http/http.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { pageFields, readLimit } from '../shared/http/page-query.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { notFound } from '../shared/http/problem-error.ts';
import { describeEntry } from '../shared/reading/describe-entry.ts';
import { describeAccountPayees } from '../shared/reading/describe-payee.ts';
import { describePeriod } from '../shared/reading/describe-period.ts';
import { listEntries } from '../shared/reading/list-entries.ts';
import { type ReadAccountPorts, readAccount } from '../shared/reading/read-account.ts';
import { type ReadStatementPorts, readStatement } from '../shared/reading/read-statement.ts';
import { readingScopes } from './reading-scopes.ts';
import { requireMerchantKey } from './require-merchant-key.ts';

export type AccountRoutesPorts = ReadAccountPorts &
  ReadStatementPorts & {
    readonly ledger: Pick<LedgerStore, 'readHead' | 'listEntries'>;
    readonly periods: Pick<PeriodStore, 'list'>;
  };

const pageSchema = z.strictObject(pageFields);

/** A creator's balances, journal, and statements by month. */
export function accountRoutes(ports: AccountRoutesPorts): JsonRoute[] {
  return [
    { ...get, path: '/v1/accounts/{creatorId}', handle: (request) => show(ports, request) },
    { ...get, path: '/v1/accounts/{creatorId}/entries', handle: (request) => list(ports, request) },
    {
      ...get,
      path: '/v1/accounts/{creatorId}/periods',
      handle: (request) => listPeriods(ports, request),
    },
    {
      ...get,
      path: '/v1/statements/{creatorId}/{period}',
      handle: (request) => state(ports, request),
    },
  ];
}

const get = { method: 'GET', scopes: readingScopes } as const;

async function show(ports: AccountRoutesPorts, { caller, query, parameters }: JsonRequest) {
  const { merchantId } = requireMerchantKey(caller);
  parseRequest(noParametersSchema, query);
  const account = await readAccount(ports, merchantId, requireCreatorId(parameters));
  if (account === undefined) throw notFound();

  const { creator, recentOrdersPlaced, currencies, inKind, ...payees } = account;
  const { creatorId, name } = creator;
  return json(200, {
    ...{ creatorId, creatorName: name, recentOrdersPlaced, currencies, inKind },
    ...describeAccountPayees(payees),
  });
}

async function list(ports: AccountRoutesPorts, { caller, query, parameters }: JsonRequest) {
  const { merchantId } = requireMerchantKey(caller);
  const { limit, cursor } = parseRequest(pageSchema, query);
  const page = { limit: readLimit(limit), cursor };
  const creatorId = await findCreatorId(ports, merchantId, parameters);

  const { items, next } = await listEntries(ports.ledger, { merchantId, creatorId, ...page });
  return json(200, { items: items.map(describeEntry), next });
}

async function listPeriods(ports: AccountRoutesPorts, { caller, query, parameters }: JsonRequest) {
  const { merchantId } = requireMerchantKey(caller);
  parseRequest(noParametersSchema, query);
  const creatorId = await findCreatorId(ports, merchantId, parameters);
  const periods = await ports.periods.list(merchantId, creatorId);
  return json(200, { items: periods.map(describePeriod) });
}

async function state(ports: AccountRoutesPorts, { caller, query, parameters }: JsonRequest) {
  const { merchantId } = requireMerchantKey(caller);
  parseRequest(noParametersSchema, query);
  const creatorId = await findCreatorId(ports, merchantId, parameters);
  return json(200, await readStatement(ports, merchantId, creatorId, parameters.period ?? ''));
}

async function findCreatorId(
  { directory }: AccountRoutesPorts,
  merchantId: string,
  parameters: JsonRequest['parameters'],
): Promise<string> {
  const creatorId = requireCreatorId(parameters);
  if ((await directory.findCreator(merchantId, creatorId)) === undefined) throw notFound();
  return creatorId;
}

/** What cannot be an id is the id of nobody. */
function requireCreatorId({ creatorId }: JsonRequest['parameters']): string {
  const parsed = idSchema.safeParse(creatorId);
  if (parsed.success) return parsed.data;
  throw notFound();
}
