import * as z from 'zod';
import { directExplanationForCreator } from '../../core/assessment/explanation/direct-explanation-for-creator.ts';
import { explanationForCreator } from '../../core/assessment/explanation/explanation-for-creator.ts';
import { renderOwnDirectExplanation } from '../../core/assessment/explanation/render-direct-explanation.ts';
import { renderCreatorExplanation } from '../../core/assessment/explanation/render-explanation.ts';
import { lookBackDays } from '../../core/attribution/look-back-days.ts';
import type { LedgerStore } from '../../core/ledger/ledger-store.ts';
import { creatorsOf } from '../../core/reports/own-part.ts';
import type { ConversionStore } from '../../core/settlement/conversion-store.ts';
import type { PeriodStore } from '../../core/settlement/periods/period-store.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { requireConversionId } from '../shared/http/conversion-id-parameter.ts';
import { dayRangeFields, dayRangeIssue, isDayRange } from '../shared/http/day-range.ts';
import { json } from '../shared/http/http.ts';
import { type JsonRequest, type JsonRoute, jsonEndpoint } from '../shared/http/json-endpoint.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { pageFields, readLimit } from '../shared/http/page-query.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { notFound, ProblemError } from '../shared/http/problem-error.ts';
import { requireOwnKey } from '../shared/http/require-own-key.ts';
import type { LogError } from '../shared/logger.ts';
import { describeAccountChange } from '../shared/reading/describe-account-change.ts';
import { describeEntry } from '../shared/reading/describe-entry.ts';
import { describeAccountPayees } from '../shared/reading/describe-payee.ts';
import { describePeriod } from '../shared/reading/describe-period.ts';
import {
  type ExplainPorts,
  explainStoredConversion,
} from '../shared/reading/explain-stored-conversion.ts';
import { findEnrolments } from '../shared/reading/find-enrolments.ts';
import { listConversions } from '../shared/reading/list-conversions.ts';
import { listEntries } from '../shared/reading/list-entries.ts';
import { type ReadAccountPorts, readAccount } from '../shared/reading/read-account.ts';
import { describeOwnConversion } from './describe-own-conversion.ts';

export type ReadOwnAccountPorts = ExplainPorts &
  ReadAccountPorts & {
    readonly conversions: Pick<ConversionStore, 'listOfDay' | 'load'>;
    readonly ledger: Pick<LedgerStore, 'readHead' | 'listEntries'>;
    readonly periods: Pick<PeriodStore, 'list'>;
  };

const entriesSchema = z.strictObject(pageFields);
/** The query of `GET /v1/me/conversions`. */
export const ownConversionsQuerySchema = z
  .strictObject({ ...dayRangeFields, ...pageFields })
  .refine(isDayRange, dayRangeIssue);

/**
 * A creator's own view of everything: profile, balances, journal, and why an order did or did not
 * earn. Other creators' ids, codes, rates and amounts appear nowhere. 403 without the scope `me` or
 * for a key that belongs to no creator; 404 for an order without a touch of the creator, as for none;
 * 400 for a limit out of range or a forged cursor; 422 for any other parameter that is wrong.
 */
export function makeEndpoint(ports: ReadOwnAccountPorts, logError: LogError) {
  const routes: JsonRoute[] = [
    { ...get, path: '/v1/me', handle: (request) => showProfile(ports, request) },
    { ...get, path: '/v1/me/entries', handle: (request) => list(ports, request) },
    { ...get, path: '/v1/me/periods', handle: (request) => listOwnPeriods(ports, request) },
    { ...get, path: '/v1/me/conversions', handle: (request) => listOwn(ports, request) },
    {
      ...get,
      path: '/v1/me/conversions/{conversionId}/explanation',
      handle: (request) => explain(ports, request),
    },
  ];
  return jsonEndpoint(routes, logError);
}

const get = { method: 'GET', scopes: ['me'] } as const;

async function showProfile(ports: ReadOwnAccountPorts, { caller, query }: JsonRequest) {
  const { merchantId, creatorId } = requireOwnKey(caller);
  parseRequest(noParametersSchema, query);
  const account = await readAccount(ports, merchantId, creatorId);
  if (account === undefined) throw notFound();

  const { creator, enrolments, recentOrdersPlaced, currencies, inKind, ...payees } = account;
  return json(200, {
    creatorId,
    creatorName: creator.name,
    programs: enrolments.map(({ program, enrolment: { enrolledAt, leftAt } }) => ({
      programId: program.programId,
      name: program.name,
      enrolledAt: formatInstant(enrolledAt),
      ...(leftAt === undefined ? {} : { leftAt: formatInstant(leftAt) }),
    })),
    recentOrdersPlaced,
    currencies,
    inKind,
    ...describeAccountChange(creator),
    ...describeAccountPayees(payees),
  });
}

async function list(ports: ReadOwnAccountPorts, { caller, query }: JsonRequest) {
  const { merchantId, creatorId } = requireOwnKey(caller);
  const { limit, cursor } = parseRequest(entriesSchema, query);
  const page = { limit: readLimit(limit), cursor };
  const { items, next } = await listEntries(ports.ledger, { merchantId, creatorId, ...page });
  return json(200, { items: items.map(describeEntry), next });
}

async function listOwnPeriods({ periods }: ReadOwnAccountPorts, { caller, query }: JsonRequest) {
  const { merchantId, creatorId } = requireOwnKey(caller);
  parseRequest(noParametersSchema, query);
  const own = await periods.list(merchantId, creatorId);
  return json(200, { items: own.map(describePeriod) });
}

async function listOwn(ports: ReadOwnAccountPorts, { caller, query }: JsonRequest) {
  const { merchantId, creatorId } = requireOwnKey(caller);
  const { from, to, limit, cursor } = parseRequest(ownConversionsQuerySchema, query);
  const page = { limit: readLimit(limit), cursor };
  const enrolments = await findEnrolments(ports.directory, merchantId, creatorId);
  const { items, next } = await listConversions(ports.conversions, {
    merchantId,
    programIds: enrolments.map(({ program }) => program.programId),
    from,
    to,
    ...page,
    // Also what was owed and taken back: "why is it gone" is asked, too.
    matches: (state) => creatorsOf(state).includes(creatorId),
  });
  return json(200, { items: items.map((state) => describeOwnConversion(state, creatorId)), next });
}

async function explain(ports: ReadOwnAccountPorts, { caller, query, parameters }: JsonRequest) {
  const { merchantId, creatorId } = requireOwnKey(caller);
  parseRequest(noParametersSchema, query);
  const conversionId = requireConversionId(parameters.conversionId, noTouchKnown);
  const explained = await explainStoredConversion(ports, { merchantId, conversionId });
  if (explained === undefined || explained === 'parked') throw noTouchKnown();

  if ('direct' in explained) {
    const own = directExplanationForCreator(explained.direct, creatorId);
    if (own === undefined) throw noTouchKnown();
    return json(200, { ...own, sentences: renderOwnDirectExplanation(own) });
  }
  const own = explanationForCreator(explained.explanation, creatorId);
  // Whether an order exists is nobody's business who had no part in it.
  if (own.touches.length === 0 && own.shares.length === 0) throw noTouchKnown();
  return json(200, { ...own, sentences: renderCreatorExplanation(own) });
}

/** The same answer for an order without a touch of the creator and for none, and it says what was looked for. */
function noTouchKnown(): ProblemError {
  return new ProblemError({
    status: 404,
    type: '/problems/no-touch-known',
    title: `No touch of yours is known for such an order: no click from its buyer's browsers in the ${lookBackDays} days before it, and none of your codes on it. If you led to it all the same, send the merchant your evidence.`,
  });
}
