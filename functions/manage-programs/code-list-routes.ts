import { type CsvCell, writeCsv } from '../../adapters/rails/csv.ts';
import type { Code } from '../../core/programs/program.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { toCodeDocument } from '../shared/codes/code-document.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import type { JsonRoute } from '../shared/http/json-endpoint.ts';
import { readPageQuery, writeCursor } from '../shared/http/list-page.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { invalid } from '../shared/http/problem-error.ts';
import { codeColumns } from './code-columns.ts';
import { generateSchema } from './code-schema.ts';
import { type GeneratedCode, generateCodes } from './generate-codes.ts';
import { importCsvCodes } from './import-csv-codes.ts';
import type { ManageProgramsPorts } from './ports.ts';
import { readCodesCsv } from './read-codes-csv.ts';
import { requireOrder } from './require-order.ts';

/** A file of so many codes is one answer of at most two megabytes. */
const codesPerFile = 10_000;

/** Many codes at once: `POST /v1/codes/generate`, `POST /v1/codes/import.csv` and `GET /v1/codes/export.csv`. */
export function codeListRoutes(ports: ManageProgramsPorts): JsonRoute[] {
  return [
    {
      method: 'POST',
      audit: 'codes.generated',
      path: '/v1/codes/generate',
      scopes: ['manage'],
      handle: async ({ caller, body }) => {
        const { merchantId } = requireKey(caller);
        const wanted = parseRequest(generateSchema, body);
        requireOrder(wanted.validFrom ?? ports.now(), wanted.expiresAt, 'expiresAt');
        if ((await ports.directory.findProgram(merchantId, wanted.programId)) === undefined) {
          throw invalid([{ path: ['programId'], message: 'There is no such program.' }]);
        }
        const generated = await generateCodes(ports, merchantId, wanted);
        return json(200, { items: generated.map(toGeneratedDocument) });
      },
    },
    {
      method: 'POST',
      audit: 'codes.imported',
      path: '/v1/codes/import.csv',
      takes: 'text/csv',
      scopes: ['manage'],
      handle: async ({ caller, body }) => {
        const { merchantId } = requireKey(caller);
        const lines = readCodesCsv(String(body));
        if ('why' in lines) throw invalid([{ path: [], message: lines.why }]);
        return json(200, { items: await importCsvCodes(ports, merchantId, lines) });
      },
    },
    {
      method: 'GET',
      path: '/v1/codes/export.csv',
      scopes: ['manage', 'read'],
      handle: async (request) => {
        const { merchantId } = requireKey(request.caller);
        const identity = { merchantId, list: 'codes.csv' };
        const { limit, ...page } = readPageQuery(request, identity);
        const { items, next } = await ports.registry.listCodes(merchantId, {
          ...page,
          limit: request.query.limit === undefined ? codesPerFile : limit,
        });
        const rest = next === undefined ? undefined : writeCursor(identity, next);
        return {
          statusCode: 200,
          headers: {
            'content-type': 'text/csv; charset=utf-8',
            'content-disposition': 'attachment; filename="codes.csv"',
            ...(rest === undefined ? {} : { link: `<${request.path}?cursor=${rest}>; rel="next"` }),
          },
          body: writeCsv([codeColumns, ...items.map(toRow)]),
        };
      },
    },
  ];
}

function toGeneratedDocument(generated: GeneratedCode) {
  if (generated.outcome === 'failed') return generated;
  const { creatorId, outcome, code } = generated;
  return { creatorId, outcome, code: toCodeDocument(code) };
}

function toRow(code: Code): CsvCell[] {
  const { usageLimit, expiresAt, leakedFrom, campaignId, platform, contentId } = code;
  return [
    ...[code.code, code.programId, code.creatorId, formatInstant(code.validFrom)],
    expiresAt === undefined ? '' : formatInstant(expiresAt),
    ...[String(usageLimit?.uses ?? ''), usageLimit?.period ?? ''],
    ...[campaignId ?? '', platform ?? '', contentId ?? ''],
    leakedFrom === undefined ? '' : formatInstant(leakedFrom),
  ];
}
