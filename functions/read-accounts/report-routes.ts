import * as z from 'zod';
import { dayRangeFields, dayRangeIssue, isDayRange } from '../shared/http/day-range.ts';
import { type HttpResponse, json } from '../shared/http/http.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { notFound } from '../shared/http/problem-error.ts';
import {
  type ReadReportsPorts,
  readCodesReport,
  readCreatorsReport,
  readFinanceReport,
  readProgramReport,
} from './read-reports.ts';
import { readingScopes } from './reading-scopes.ts';
import { requireMerchantKey } from './require-merchant-key.ts';

/** The query of reports of a program. */
export const programQuerySchema = z
  .strictObject({ programId: idSchema, ...dayRangeFields })
  .refine(isDayRange, dayRangeIssue);
/** The query of `GET /v1/reports/finance`. */
export const financeQuerySchema = z.strictObject(dayRangeFields).refine(isDayRange, dayRangeIssue);

type Question = { readonly merchantId: string; readonly query: JsonRequest['query'] };
type Answer = (ports: ReadReportsPorts, question: Question) => Promise<HttpResponse>;

/** `GET /v1/reports/{name}`: figures of a program, of its creators or codes, or of the merchant's finance. */
export function reportRoutes(ports: ReadReportsPorts): JsonRoute[] {
  return [
    {
      method: 'GET',
      path: '/v1/reports/{name}',
      scopes: readingScopes,
      handle: async ({ caller, query, parameters: { name } }) => {
        const { merchantId } = requireMerchantKey(caller);
        const answer = answers.get(name ?? '');
        if (answer === undefined) throw notFound();
        return answer(ports, { merchantId, query });
      },
    },
  ];
}

const answers: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  ['program', answerProgram],
  ['creators', answerCreators],
  ['codes', answerCodes],
  ['finance', answerFinance],
]);

async function answerProgram(ports: ReadReportsPorts, { merchantId, query }: Question) {
  const question = parseRequest(programQuerySchema, query);
  const report = await readProgramReport(ports, { merchantId, ...question });
  if (report === undefined) throw notFound();
  return json(200, { ...question, ...report });
}

async function answerCreators(ports: ReadReportsPorts, { merchantId, query }: Question) {
  const question = parseRequest(programQuerySchema, query);
  const items = await readCreatorsReport(ports, { merchantId, ...question });
  if (items === undefined) throw notFound();
  return json(200, { ...question, items });
}

async function answerCodes(ports: ReadReportsPorts, { merchantId, query }: Question) {
  const question = parseRequest(programQuerySchema, query);
  const items = await readCodesReport(ports, { merchantId, ...question });
  if (items === undefined) throw notFound();
  return json(200, { ...question, items });
}

async function answerFinance(ports: ReadReportsPorts, { merchantId, query }: Question) {
  const days = parseRequest(financeQuerySchema, query);
  const report = await readFinanceReport(ports, { merchantId, ...days });
  return json(200, { ...days, ...report });
}
