import { payeeStatementNumber } from '../../core/statements/payee-statement.ts';
import type {
  PayeeStatementRecord,
  PayeeStatementStore,
} from '../../core/statements/payee-statement-store.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { requireMerchantKey } from '../read-accounts/require-merchant-key.ts';
import type { HttpResponse } from '../shared/http/http.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { pageResponse, readPageQuery } from '../shared/http/list-page.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { notFound } from '../shared/http/problem-error.ts';
import { type ReadIssuedTextPorts, readIssuedText } from '../shared/reading/read-issued-text.ts';
import { type AnswerPayeeStatementPorts, answerPayeeStatement } from './answer-payee-statement.ts';

export type PayeeStatementRoutesPorts = ReadIssuedTextPorts &
  AnswerPayeeStatementPorts & {
    readonly payeeStatements: Pick<PayeeStatementStore, 'find' | 'list'>;
  };

type Payee = { readonly merchantId: string; readonly payeeId: string };

/** Issued statements of payees, for the merchant's people: a list, and each by its number as JSON, CSV or PDF. */
export function payeeStatementRoutes(ports: PayeeStatementRoutesPorts): JsonRoute[] {
  const ofMerchant = { method: 'GET', scopes: ['read', 'manage', 'payouts'] } as const;
  return [
    {
      ...ofMerchant,
      path: '/v1/payees/{payeeId}/statements',
      handle: async (request) => list(ports, await requirePayee(ports, request), request),
    },
    {
      ...ofMerchant,
      path: '/v1/payees/{payeeId}/statements/{number}',
      handle: async (request) => show(ports, await requirePayee(ports, request), request),
    },
  ];
}

/** @throws ProblemError 404 alike for who is unknown and who is somebody else's. */
async function requirePayee(
  { directory }: PayeeStatementRoutesPorts,
  { caller, parameters }: JsonRequest,
): Promise<Payee> {
  const { merchantId } = requireMerchantKey(caller);
  const parsed = idSchema.safeParse(parameters.payeeId);
  if (!parsed.success) throw notFound();
  if ((await directory.findPayee(merchantId, parsed.data)) === undefined) throw notFound();
  return { merchantId, payeeId: parsed.data };
}

async function list(ports: PayeeStatementRoutesPorts, payee: Payee, request: JsonRequest) {
  const { merchantId, payeeId } = payee;
  const identity = { merchantId, list: `payee-statements/${payeeId}` };
  const asked = readPageQuery(request, identity);
  const page = await ports.payeeStatements.list(merchantId, payeeId, asked);
  return pageResponse(page, identity, describeRecord);
}

async function show(
  ports: PayeeStatementRoutesPorts,
  { merchantId, payeeId }: Payee,
  { parameters, query, headers }: JsonRequest,
): Promise<HttpResponse> {
  parseRequest(noParametersSchema, query);
  const { number = '' } = parameters;
  const month = number.slice(-'YYYY-MM'.length);
  const isOwn = number === payeeStatementNumber(payeeId, month);
  const record = isOwn ? await ports.payeeStatements.find(merchantId, payeeId, month) : undefined;
  if (record === undefined) throw notFound();
  const text = await readIssuedText(ports, record);
  return answerPayeeStatement(ports, { text, sha256: record.sha256 }, headers.accept);
}

function describeRecord(record: PayeeStatementRecord) {
  const { number, month: period, timeZone, from, until, sha256, issuedAt } = record;
  return {
    ...{ number, period, timeZone, sha256 },
    ...{ from: formatInstant(from), until: formatInstant(until) },
    issuedAt: formatInstant(issuedAt),
  };
}
