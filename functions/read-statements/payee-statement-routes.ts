import {
  type PayeeStatementNames,
  writePayeeStatementCsv,
} from '../../adapters/statements/write-payee-statement-csv.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import {
  type PayeeStatement,
  payeeStatementNumber,
} from '../../core/statements/payee-statement.ts';
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
import { notFound, ProblemError } from '../shared/http/problem-error.ts';
import { type ReadIssuedTextPorts, readIssuedText } from '../shared/reading/read-issued-text.ts';
import { chooseAmong } from './choose-format.ts';

export type PayeeStatementRoutesPorts = ReadIssuedTextPorts & {
  readonly directory: Pick<ProgramDirectory, 'findCreator' | 'findPayee'>;
  readonly payeeStatements: Pick<PayeeStatementStore, 'find' | 'list'>;
};

const formats = ['application/json', 'text/csv'] as const;
/** What an answer of a function may hold: 6 MB with everything around it. */
const maxAnswerBytes = 5_900_000;

type Payee = { readonly merchantId: string; readonly payeeId: string };

/** Issued statements of payees, for the merchant's people: a list, and each by its number as JSON or CSV. */
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
  const format = chooseAmong(formats, headers.accept);
  if (format === undefined) throw notAcceptable();

  const text = await readIssuedText(ports, record);
  const common = { vary: 'accept', 'cache-control': 'private, no-store' };
  if (format === 'application/json') {
    return within(text, { ...common, etag: `"${record.sha256}"`, 'content-type': format });
  }
  const statement = JSON.parse(text) as PayeeStatement;
  return within(writePayeeStatementCsv(statement, await findNames(ports, statement)), {
    ...common,
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${number}.csv"`,
  });
}

function within(body: string, headers: Readonly<Record<string, string>>): HttpResponse {
  if (Buffer.byteLength(body) <= maxAnswerBytes) return { statusCode: 200, headers, body };
  throw new ProblemError({
    status: 413,
    type: '/problems/statement-too-large',
    title: 'The statement is too large for one answer in this format; try text/csv.',
  });
}

function notAcceptable(): ProblemError {
  return new ProblemError({
    status: 406,
    type: '/problems/not-acceptable',
    title: `A payee’s statement can be had as ${formats.join(', ')}.`,
  });
}

async function findNames(
  { directory }: PayeeStatementRoutesPorts,
  { merchantId, payeeId, sources }: PayeeStatement,
): Promise<PayeeStatementNames> {
  const payee = await directory.findPayee(merchantId, payeeId);
  const creators = await Promise.all(
    sources.map(async ({ creatorId }) => {
      const creator = await directory.findCreator(merchantId, creatorId);
      return [creatorId, creator?.name ?? creatorId] as const;
    }),
  );
  return { payee: payee?.name ?? payeeId, creators: Object.fromEntries(creators) };
}

function describeRecord(record: PayeeStatementRecord) {
  const { number, month: period, timeZone, from, until, sha256, issuedAt } = record;
  return {
    ...{ number, period, timeZone, sha256 },
    ...{ from: formatInstant(from), until: formatInstant(until) },
    issuedAt: formatInstant(issuedAt),
  };
}
