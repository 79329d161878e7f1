import { calendarOf } from '../../core/programs/calendar-of.ts';
import { changeTimeZone } from '../../core/programs/change-time-zone.ts';
import type { Merchant } from '../../core/programs/program.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { ProgramRegistry } from '../../core/programs/program-registry.ts';
import { judgeTaxChange, type TaxChangeRefusal } from '../../core/tax/judge-tax-change.ts';
import { taxYearOf } from '../../core/tax/tax-year.ts';
import type { TaxYearUse } from '../../core/tax/tax-year-use.ts';
import { formatDay, formatInstant } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { monthOf, monthSpan, nextMonth } from '../../core/time/month-span.ts';
import { json } from '../shared/http/http.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict, notFound } from '../shared/http/problem-error.ts';
import { merchantTaxChangeSchema, merchantTimeZoneSchema } from './merchant-settings-schema.ts';

export type MerchantSettingsPorts = {
  readonly directory: Pick<ProgramDirectory, 'findMerchant'>;
  readonly merchants: Pick<ProgramRegistry, 'replaceMerchant'>;
  readonly taxYears: TaxYearUse;
  readonly now: () => Instant;
};

/** The tax years in which anything may be counted that rules are kept for. */
const firstTaxYear = 2018;

/** The operator's: what of a merchant is set when it is made, and may change. */
export function merchantSettingsRoutes(ports: MerchantSettingsPorts): JsonRoute[] {
  const path = '/v1/merchants/{merchantId}';
  const scopes = ['operator'] as const;
  const show = async (request: JsonRequest) =>
    describe(await requireMerchant(ports, request), ports);
  return [
    {
      ...{ method: 'GET', path: `${path}/settings`, scopes },
      handle: async (request) => json(200, await show(request)),
    },
    {
      ...{ method: 'PUT', path: `${path}/time-zone`, scopes, before: show },
      audit: 'merchant.time-zone-changed',
      handle: async (request) => {
        const { timeZone } = parseRequest(merchantTimeZoneSchema, request.body);
        const merchant = await requireMerchant(ports, request);
        return replace(ports, merchant, changeTimeZone(merchant, timeZone, ports.now()));
      },
    },
    {
      ...{ method: 'PUT', path: `${path}/tax`, scopes, before: show },
      audit: 'merchant.tax-changed',
      handle: (request) => changeTax(ports, request),
    },
  ];
}

async function changeTax(ports: MerchantSettingsPorts, request: JsonRequest) {
  const { tax } = parseRequest(merchantTaxChangeSchema, request.body);
  const merchant = await requireMerchant(ports, request);
  const { legalName, taxNumber, ...rest } = tax;
  const wanted = {
    ...rest,
    ...(legalName === undefined ? {} : { legalName }),
    ...(taxNumber === undefined ? {} : { taxNumber }),
  };
  const isMoving = merchant.tax !== undefined && merchant.tax.country !== wanted.country;
  const isCounted = isMoving && (await isAnythingCounted(ports, merchant));
  const refusal = judgeTaxChange(merchant.tax, wanted, isCounted, ports.now());
  if (refusal !== undefined) throw refuse(refusal);
  return replace(ports, merchant, { ...merchant, tax: wanted });
}

async function isAnythingCounted(
  { taxYears, now }: MerchantSettingsPorts,
  { merchantId, tax }: Merchant,
): Promise<boolean> {
  // A payment may be reserved for a day that is tomorrow's somewhere.
  const last = taxYearOf(formatDay(now()), tax?.country ?? '') + 1;
  const years = Array.from({ length: last - firstTaxYear + 1 }, (_, back) => last - back);
  for (const year of years) if (await taxYears.isUsed(merchantId, year)) return true;
  return false;
}

function refuse(refusal: TaxChangeRefusal) {
  if (refusal.kind === 'country-in-use') {
    return conflict(
      '/problems/tax-country-in-use',
      'Payouts are counted in tax years of the country; make another merchant for another country.',
    );
  }
  const { before, after } = refusal;
  return conflict(
    '/problems/tax-days-differ',
    `It is ${before} in the time zone of before and ${after} in the new one; change it while both have the same day.`,
  );
}

async function replace({ merchants, now }: MerchantSettingsPorts, known: Merchant, next: Merchant) {
  if (next !== known && (await merchants.replaceMerchant(known, next)) === 'stale') {
    throw conflict('/problems/merchant-changed', 'Somebody else has just changed it; look again.');
  }
  return json(200, describe(next, { now }));
}

async function requireMerchant(
  { directory }: Pick<MerchantSettingsPorts, 'directory'>,
  { parameters }: JsonRequest,
): Promise<Merchant> {
  const merchant = await directory.findMerchant(parameters.merchantId ?? '');
  if (merchant === undefined) throw notFound();
  return merchant;
}

/** With the month that runs: where it ends, the newest zone begins. */
function describe(merchant: Merchant, { now }: Pick<MerchantSettingsPorts, 'now'>) {
  const { merchantId, name, tax } = merchant;
  const calendar = calendarOf(merchant);
  const month = monthOf(now(), calendar);
  const next = monthSpan(nextMonth(month), calendar);
  const timeZones = calendar.map(({ zone, from }) => ({ zone, chosenAt: formatInstant(from) }));
  return {
    ...{ merchantId, name, timeZone: calendar.at(-1)?.zone, timeZones },
    currentMonth: month,
    ...(next === undefined ? {} : { nextMonthFrom: formatInstant(next.from) }),
    ...(tax === undefined ? {} : { tax }),
  };
}
