import * as z from 'zod';
import type { AccountingLock, AccountingLockStore } from '../../core/finance/accounting-lock.ts';
import { lockableAfterMs } from '../../core/ledger/posting-time.ts';
import { calendarOf } from '../../core/programs/calendar-of.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { monthSpan, zoneOf } from '../../core/time/month-span.ts';
import { authorOf } from '../shared/http/author-of.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { noteSchema } from '../shared/http/note-schema.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict, invalid, notFound } from '../shared/http/problem-error.ts';

export type AccountingRoutesPorts = {
  readonly directory: Pick<ProgramDirectory, 'findMerchant'>;
  readonly locks: AccountingLockStore;
  readonly now: () => Instant;
};

/**
 * The body of `POST /v1/accounting-periods/{period}/lock`. Whoever wants to post into a month by naming a time is
 * told that there is no such field.
 */
export const lockSchema = z.strictObject({
  reason: noteSchema,
  timeZone: z
    .string()
    .max(64)
    .optional()
    .describe('On whose calendar the digest was computed; it must be the merchant’s.'),
  entriesSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'This is not a SHA-256 in hexadecimal.')
    .optional()
    .describe(
      'Of the month’s entries, as `tributary finance lock` computes it; exports are held against it.',
    ),
});

/** Closing the books of a month, for good, and looking at which are closed. */
export function accountingRoutes(ports: AccountingRoutesPorts): JsonRoute[] {
  return [
    {
      method: 'POST',
      audit: 'accounting-period.locked',
      path: '/v1/accounting-periods/{period}/lock',
      scopes: ['payouts'],
      before: (request) => show(ports, request),
      handle: (request) => lock(ports, request),
    },
    {
      method: 'GET',
      path: '/v1/accounting-periods',
      scopes: ['payouts', 'read'],
      handle: (request) => list(ports, request),
    },
  ];
}

async function lock(ports: AccountingRoutesPorts, request: JsonRequest) {
  const { reason, entriesSha256, timeZone: meant } = parseRequest(lockSchema, request.body);
  const caller = requireKey(request.caller);
  const { merchantId } = caller;
  const { period: month = '' } = request.parameters;
  const calendar = calendarOf(await ports.directory.findMerchant(merchantId));
  const span = monthSpan(month, calendar);
  if (span === undefined) throw notFound();
  const timeZone = zoneOf(span.from, calendar);
  if (meant !== undefined && meant !== timeZone) {
    throw invalid([
      { path: ['timeZone'], message: `The merchant’s months are those of ${timeZone}.` },
    ]);
  }
  const lockedAt = ports.now();
  if (lockedAt < span.until + lockableAfterMs) {
    throw conflict(
      '/problems/period-not-over',
      `The month can be locked from ${formatInstant(span.until + lockableAfterMs)} on.`,
    );
  }
  const wanted: AccountingLock = {
    ...{ merchantId, month, timeZone, ...span },
    ...{ lockedAt, author: authorOf(caller), reason },
    ...(entriesSha256 === undefined ? {} : { entriesSha256 }),
  };
  if ((await ports.locks.add(wanted)) === 'added') return json(201, describe(wanted));

  const known = await ports.locks.find(merchantId, month);
  if (known === undefined) throw new Error(`The lock of ${month} cannot be read.`);
  if (known.entriesSha256 !== entriesSha256) {
    throw conflict(
      '/problems/period-locked',
      'The month is locked with another digest of its entries; that lock stays.',
    );
  }
  return json(200, describe(known));
}

async function show({ locks }: AccountingRoutesPorts, { caller, parameters }: JsonRequest) {
  const { merchantId } = requireKey(caller);
  const known = await locks.find(merchantId, parameters.period ?? '');
  return known && describe(known);
}

async function list({ locks }: AccountingRoutesPorts, { caller, query }: JsonRequest) {
  const { merchantId } = requireKey(caller);
  parseRequest(noParametersSchema, query);
  return json(200, { items: (await locks.list(merchantId)).map(describe) });
}

function describe({ merchantId: _, month, from, until, lockedAt, ...lock }: AccountingLock) {
  return {
    ...{ period: month, ...lock },
    ...{ from: formatInstant(from), until: formatInstant(until) },
    lockedAt: formatInstant(lockedAt),
  };
}
