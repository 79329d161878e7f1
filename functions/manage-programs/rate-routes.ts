import * as z from 'zod';
import type { PublishedRates, RateDay } from '../../core/money/rate-store.ts';
import { formatDay, formatInstant } from '../../core/time/format-instant.ts';
import { requireKey } from '../shared/http/caller.ts';
import { dayRangeFields, dayRangeIssue, isDayRange } from '../shared/http/day-range.ts';
import { daySchema } from '../shared/http/day-schema.ts';
import { json } from '../shared/http/http.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict, invalid } from '../shared/http/problem-error.ts';
import type { ManageProgramsPorts } from './ports.ts';
import { completeRatesSchema, rateDaySchema } from './rate-schema.ts';

type RatePorts = Pick<ManageProgramsPorts, 'rates' | 'now'>;

/** The query of `GET /v1/rates/{source}`. */
export const rateQuerySchema = z.strictObject(dayRangeFields).refine(isDayRange, dayRangeIssue);

/**
 * Reference rates: `PUT /v1/rates/{source}/{day}` records what a source published on a day,
 * `PUT /v1/rates/{source}` says up to which day that is all, and `GET` lists both. What is recorded is
 * never changed: 409 for other rates of a day, and for a day up to which all was said to be recorded.
 */
export function rateRoutes(ports: RatePorts): JsonRoute[] {
  const write = { method: 'PUT', scopes: ['manage', 'payouts'] } as const;
  return [
    {
      ...write,
      audit: 'rates.recorded',
      path: '/v1/rates/{source}/{day}',
      handle: (request) => addDay(ports, request),
    },
    {
      ...write,
      audit: 'rates.completed',
      path: '/v1/rates/{source}',
      handle: (request) => complete(ports, request),
    },
    {
      method: 'GET',
      scopes: ['manage', 'read', 'payouts'],
      path: '/v1/rates/{source}',
      handle: (request) => list(ports, request),
    },
  ];
}

async function addDay({ rates, now }: RatePorts, { caller, parameters, body }: JsonRequest) {
  const { merchantId } = requireKey(caller);
  const source = parseRequest(idSchema, parameters.source);
  const day = requirePastDay(parseRequest(daySchema, parameters.day), now());
  const published: RateDay = {
    source,
    day,
    ...parseRequest(rateDaySchema, body),
    recordedAt: now(),
  };
  const outcome = await rates.addDay(merchantId, published);
  if (outcome === 'different') {
    throw conflict('/problems/rates-differ', 'Other rates are recorded for this day; they stay.');
  }
  if (outcome === 'complete') {
    throw conflict(
      '/problems/rates-complete',
      'It was said that all rates up to this day are recorded, and orders may rest on that.',
    );
  }
  return json(outcome === 'added' ? 201 : 200, toDayDocument(published));
}

async function complete({ rates, now }: RatePorts, { caller, parameters, body }: JsonRequest) {
  const { merchantId } = requireKey(caller);
  const source = parseRequest(idSchema, parameters.source);
  const { completeThrough } = parseRequest(completeRatesSchema, body);
  requirePastDay(completeThrough, now());
  const through = await rates.complete(merchantId, source, completeThrough);
  return json(200, { source, completeThrough: through });
}

async function list({ rates }: RatePorts, { caller, parameters, query }: JsonRequest) {
  const { merchantId } = requireKey(caller);
  const source = parseRequest(idSchema, parameters.source);
  const range = parseRequest(rateQuerySchema, query);
  return json(200, { source, ...toListDocument(await rates.listDays(merchantId, source, range)) });
}

function toListDocument({ completeThrough, days }: PublishedRates) {
  return { completeThrough: completeThrough ?? null, days: days.map(toDayDocument) };
}

function toDayDocument({ source: _, recordedAt, ...rates }: RateDay) {
  return { ...rates, recordedAt: formatInstant(recordedAt) };
}

/** Nobody has published what is to come. */
function requirePastDay(day: string, now: number): string {
  if (day <= formatDay(now)) return day;
  throw invalid([{ path: ['day'], message: 'This day has not come yet.' }]);
}
