import { formatMoney } from '../../core/money/format-money.ts';
import { toMoneyDocument } from '../../core/money/money-document.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import { TooMuchRemittedError } from '../../core/tax/remit-tax.ts';
import { type Remittance, remittedOf } from '../../core/tax/remittance.ts';
import type { PostedRemittance } from '../../core/tax/remittance-store.ts';
import { sumWithheld } from '../../core/tax/sum-withheld.ts';
import { taxYearOfPeriod } from '../../core/tax/tax-period.ts';
import { formatDay, formatInstant } from '../../core/time/format-instant.ts';
import { msPerDay } from '../../core/time/instant.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { pageResponse, readPageQuery } from '../shared/http/list-page.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict, invalid } from '../shared/http/problem-error.ts';
import { type RecordRemittancePorts, recordRemittance } from './record-remittance.ts';
import { liabilityQuerySchema, remittanceSchema } from './remittance-schema.ts';

export type RemittanceRoutesPorts = RecordRemittancePorts & {
  readonly directory: Pick<ProgramDirectory, 'findMerchant'>;
};

/** What was withheld, and paid to its authority: saying so, and looking at it. */
export function remittanceRoutes(ports: RemittanceRoutesPorts): JsonRoute[] {
  return [
    {
      method: 'POST',
      audit: 'tax.remitted',
      path: '/v1/tax/remittances',
      scopes: ['payouts'],
      handle: (request) => record(ports, request),
    },
    {
      method: 'GET',
      path: '/v1/tax/remittances',
      scopes: ['payouts', 'read'],
      handle: (request) => list(ports, request),
    },
    {
      method: 'GET',
      path: '/v1/tax/liabilities',
      scopes: ['payouts', 'read'],
      handle: (request) => listLiabilities(ports, request),
    },
  ];
}

async function record(ports: RemittanceRoutesPorts, request: JsonRequest) {
  const { merchantId } = requireKey(request.caller);
  const remittance = await readRemittance(ports, merchantId, request.body);
  try {
    const { outcome, remittance: posted } = await recordRemittance(ports, remittance);
    if (outcome === 'posted') return json(201, describe(posted));
    if (isSame(posted, remittance)) return json(200, describe(posted));
  } catch (error) {
    if (!(error instanceof TooMuchRemittedError)) throw error;
    const { currency, taxYear } = remittance;
    const open = formatMoney({ minorUnits: error.openMinorUnits, currency });
    throw conflict(
      '/problems/more-than-withheld',
      `Of the tax year ${taxYear} only ${open} ${currency} are withheld and not yet remitted.`,
    );
  }
  throw conflict(
    '/problems/remittance-known',
    'Another payment was recorded under this reference; that one stays.',
  );
}

async function readRemittance(
  { directory, now }: RemittanceRoutesPorts,
  merchantId: string,
  body: unknown,
): Promise<Remittance> {
  const { amount, ...rest } = parseRequest(remittanceSchema, body);
  const { country, period, paidOn } = rest;
  const merchant = await directory.findMerchant(merchantId);
  if (merchant?.tax?.country !== country) {
    const message = merchant?.tax
      ? `The merchant withholds in ${merchant.tax.country}.`
      : 'The merchant withholds nothing: nobody has said who it is for tax.';
    throw invalid([{ path: ['country'], message }]);
  }
  const taxYear = taxYearOfPeriod(period, country);
  if (taxYear === undefined) throw invalid([{ path: ['period'], message: 'This is no period.' }]);
  // Somewhere it is a day later than in UTC.
  if (paidOn > formatDay(now() + msPerDay)) {
    throw invalid([{ path: ['paidOn'], message: 'The day has not come yet.' }]);
  }
  if (amount.minorUnits <= 0n) {
    throw invalid([{ path: ['amount', 'amount'], message: 'Nothing is paid.' }]);
  }
  return { merchantId, ...rest, taxYear, ...amount };
}

function isSame(known: PostedRemittance, { ...wanted }: Remittance): boolean {
  return (Object.keys(wanted) as (keyof Remittance)[]).every(
    (name) => known[name] === wanted[name],
  );
}

async function list({ directory, remittances }: RemittanceRoutesPorts, request: JsonRequest) {
  const { merchantId } = requireKey(request.caller);
  const identity = { merchantId, list: 'tax-remittances' };
  const { limit, after } = readPageQuery(request, identity);
  const country = (await directory.findMerchant(merchantId))?.tax?.country;
  if (country === undefined) return json(200, { items: [] });

  const before = after === undefined ? undefined : Number(after);
  const found = await remittances.list(merchantId, country, limit + 1, before);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const next = found.length > limit && last !== undefined ? { next: `${last.sequence}` } : {};
  return pageResponse({ items, ...next }, identity, describe);
}

async function listLiabilities(
  { directory, remittances }: RemittanceRoutesPorts,
  request: JsonRequest,
) {
  const { merchantId } = requireKey(request.caller);
  const taxYear = Number(parseRequest(liabilityQuerySchema, request.query).taxYear);
  const country = (await directory.findMerchant(merchantId))?.tax?.country;
  if (country === undefined) return json(200, { items: [] });

  const totals = await remittances.listTaxYear(merchantId, taxYear);
  const { remitted } = await remittances.readHead(merchantId, country);
  const paid = remitted.filter((each) => each.taxYear === taxYear);
  const currencies = new Set([...totals, ...paid].map(({ currency }) => currency));
  const items = [...currencies].toSorted().map((currency) => {
    const show = (minorUnits: bigint) => toMoneyDocument({ minorUnits, currency });
    const withheld = sumWithheld(totals, currency);
    const out = remittedOf(remitted, { taxYear, currency });
    return {
      ...{ country, taxYear, receivers: countReceivers(totals, currency) },
      ...{ withheld: show(withheld), remitted: show(out), open: show(withheld - out) },
    };
  });
  return json(200, { items });
}

type Totals = Awaited<ReturnType<RemittanceRoutesPorts['remittances']['listTaxYear']>>;

function countReceivers(totals: Totals, currency: string): number {
  return totals.filter(
    (total) => total.currency === currency && sumWithheld([total], currency) > 0n,
  ).length;
}

function describe(remittance: PostedRemittance) {
  const { country, period, taxYear, reference, paidOn, currency, minorUnits } = remittance;
  return {
    ...{ country, period, taxYear, amount: toMoneyDocument({ minorUnits, currency }) },
    ...{ reference, paidOn, postedAt: formatInstant(remittance.postedAt) },
    entry: remittance.sequence,
  };
}
