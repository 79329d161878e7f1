import type { BookRequest } from '../../core/finance/book.ts';
import {
  type BookExport,
  type BookExportStore,
  type BookFiles,
  downloadSeconds,
  type ExportStep,
} from '../../core/finance/book-export.ts';
import { readSpan, startOfDay } from '../../core/finance/read-span.ts';
import { calendarOf } from '../../core/programs/calendar-of.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Calendar } from '../../core/time/month-span.ts';
import { authorOf } from '../shared/http/author-of.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { invalid, notFound } from '../shared/http/problem-error.ts';
import { type ExportBody, exportSchema } from './export-schema.ts';

export type ExportRoutesPorts = {
  readonly directory: Pick<ProgramDirectory, 'findMerchant'>;
  readonly exports: BookExportStore;
  readonly files: Pick<BookFiles, 'signDownload'>;
  readonly enqueueExport: (step: ExportStep) => Promise<void>;
  readonly newId: () => string;
  readonly now: () => Instant;
};

/** Exports of the books: asking for one, and fetching it. */
export function exportRoutes(ports: ExportRoutesPorts): JsonRoute[] {
  return [
    {
      method: 'POST',
      audit: 'books.exported',
      path: '/v1/exports',
      scopes: ['payouts'],
      handle: (request) => begin(ports, request),
    },
    {
      method: 'GET',
      path: '/v1/exports/{exportId}',
      scopes: ['payouts'],
      handle: (request) => show(ports, request),
    },
  ];
}

async function begin(ports: ExportRoutesPorts, request: JsonRequest) {
  const caller = requireKey(request.caller);
  const { merchantId } = caller;
  const body = parseRequest(exportSchema, request.body);
  const merchant = await ports.directory.findMerchant(merchantId);
  const now = ports.now();
  const made: BookExport = {
    ...{ merchantId, exportId: ports.newId(), author: authorOf(caller), requestedAt: now },
    request: readBookRequest(body, calendarOf(merchant), now),
    ...{ state: 'running', read: 0 },
  };
  // Whoever is told of an export finds it; one that nobody works on is asked for again.
  await ports.exports.add(made);
  const { exportId } = made;
  await ports.enqueueExport({ merchantId, exportId, parts: 0, read: 0 });
  return json(202, describe(made));
}

function readBookRequest(body: ExportBody, zone: Calendar, now: Instant): BookRequest {
  switch (body.kind) {
    case 'journal': {
      const { kind, accounts, ...days } = body;
      const fail = (message: string) => invalid([{ path: ['period'], message }]);
      return { kind, accounts, ...readSpan({ ...days, zone }, fail) };
    }
    case 'accrual':
      return { kind: body.kind, at: startOfDay(body.at, zone, 1) };
    case 'cash':
      return { kind: body.kind, now, runDay: body.runDay };
  }
}

async function show(ports: ExportRoutesPorts, { caller, parameters }: JsonRequest) {
  const { merchantId } = requireKey(caller);
  const found = await ports.exports.find(merchantId, parameters.exportId ?? '');
  if (found === undefined) throw notFound();
  return json(200, { ...describe(found), ...(await describeFiles(ports, found)) });
}

async function describeFiles({ files, now }: ExportRoutesPorts, found: BookExport) {
  if (found.files === undefined) return {};
  const expiresAt = formatInstant(now() + downloadSeconds * 1_000);
  const described = found.files.map(async (file) => {
    const { format, sha256, bytes } = file;
    const name = `${found.request.kind}-${found.exportId}.${format}`;
    const url = await files.signDownload(found, file, name);
    return { format, sha256, bytes, url, expiresAt };
  });
  return { files: await Promise.all(described) };
}

function describe({ exportId, request, state, read, author, ...made }: BookExport) {
  return {
    ...{ exportId, ...describeRequest(request), state, read, author },
    requestedAt: formatInstant(made.requestedAt),
    ...(made.endedAt === undefined ? {} : { endedAt: formatInstant(made.endedAt) }),
    ...(made.failure === undefined ? {} : { failure: made.failure }),
  };
}

function describeRequest(request: BookRequest) {
  switch (request.kind) {
    case 'journal': {
      const { kind, from, until } = request;
      return { kind, from: formatInstant(from), until: formatInstant(until) };
    }
    case 'accrual':
      return { kind: request.kind, until: formatInstant(request.at) };
    case 'cash':
      return { kind: request.kind };
  }
}
