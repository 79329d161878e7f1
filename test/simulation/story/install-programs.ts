import { dynamoClosingWatermark } from '../../../adapters/dynamo/closing-watermark.ts';
import { dynamoPayoutControls } from '../../../adapters/dynamo/payout-controls.ts';
import { dynamoProgramDirectory } from '../../../adapters/dynamo/program-directory.ts';
import { dynamoProgramRegistry } from '../../../adapters/dynamo/program-registry.ts';
import { dynamoRateStore } from '../../../adapters/dynamo/rate-store.ts';
import { dynamoTaxProfileStore } from '../../../adapters/dynamo/tax-profile-store.ts';
import { dynamoTouchStore } from '../../../adapters/dynamo/touch-store.ts';
import type { Money } from '../../../core/money/money.ts';
import type { OpenPayoutMethod } from '../../../core/payouts/seal-method.ts';
import type { PlanVersion } from '../../../core/plans/plan.ts';
import type { HoldSettings } from '../../../core/programs/program.ts';
import type { ProgramRegistry } from '../../../core/programs/program-registry.ts';
import { calendarZones } from '../../../core/time/calendar-zones.ts';
import { formatDay } from '../../../core/time/format-instant.ts';
import { periodInZones } from '../../../core/time/period-in-zones.ts';
import { startOfPeriod } from '../../../core/time/period-start.ts';
import { previousPeriod } from '../../../core/time/period-steps.ts';
import { aSealedMethod } from '../../support/a-text-seal.ts';
import {
  aPlanVersion,
  flatPerOrder,
  inKindPerOrder,
  percent,
  storeCredit,
} from '../../support/factories/a-plan-version.ts';
import {
  aCode,
  aConnection,
  aCreator,
  aLink,
  aMerchant,
  anEnrolment,
  aProgram,
  aRailConnection,
  dailySchedule,
} from '../../support/factories/a-program.ts';
import { orderMoment } from '../../support/factories/moments.ts';
import type { InMemoryDynamo } from '../dynamo/in-memory-dynamo.ts';
import { tables } from '../system/tables.ts';
import { installAccounts } from './accounts.ts';
import { paidConnection } from './draw-payments.ts';
import { earlyMoment } from './draw-periods.ts';
import { installPayees } from './payees.ts';
import { clicksOf, codeOf, creatorIds, slugOf } from './people.ts';
import { installRails } from './rails.ts';
import { recordRates } from './rates.ts';
import type { Story, StoryLimits } from './story.ts';
import { installTaxProfiles, merchantTaxOf } from './taxes.ts';

/** How each creator is paid: from a table, over the bank (which carries euro only), by hand. */
const methods: Readonly<Record<(typeof creatorIds)[number], OpenPayoutMethod>> = {
  leo: { rail: 'csv', holder: 'Leo', account: '4711' },
  mia: { rail: 'sepa', holder: 'Mia Mountain', iban: 'DE02120300000000202051' },
  zoe: { rail: 'manual' },
};

/** The campaign that has a budget of its own, of all creators but one. */
const campaignId = 'flight';

const usd = (minorUnits: bigint): Money => ({ minorUnits, currency: 'USD' });

/** Short, so that a history is: the walk of the due index asks for every day. */
export const hold: HoldSettings = {
  afterFulfilmentDays: 3,
  afterPaymentDays: 5,
  digitalAfterPaymentDays: 2,
  unpaidExpiryDays: 4,
  afterLeadDays: 2,
  afterFeeDays: 2,
};

const planVersion = aPlanVersion({
  otherCurrencies: 'exchange',
  rules: [
    {
      ruleId: 'new',
      when: { all: [{ customer: 'new' }, { currency: ['USD'] }] },
      rewards: [percent(125n, 1000n), flatPerOrder(333n)],
    },
    {
      ruleId: 'returning',
      when: { customer: 'returning' },
      rewards: [percent(3n), inKindPerOrder(50n), storeCredit(2n)],
    },
    // In whatever currency the order is, so that it waits for a rate.
    {
      ruleId: 'yen',
      when: { currency: ['JPY', 'USD'] },
      rewards: [flatPerOrder(120n, 'lost', 'EUR')],
    },
    { ruleId: 'all', rewards: [percent(10n)] },
    {
      ruleId: 'fees',
      rewards: [
        { kind: 'milestone', milestone: 'kickoff', amount: usd(9_900n) },
        { kind: 'per-lead', amount: usd(150n) },
        { kind: 'per-lead', amount: { minorUnits: 5n, unit: 'points' } },
      ],
    },
  ],
});

/** Makes a merchant with all that a history needs, before anything can go wrong. */
export async function installPrograms(
  dynamo: InMemoryDynamo,
  merchantId: string,
  story: Pick<
    Story,
    | 'limits'
    | 'hasPayments'
    | 'hasRates'
    | 'periods'
    | 'payees'
    | 'rails'
    | 'accounts'
    | 'doubtsTokens'
    | 'tax'
  >,
): Promise<void> {
  const { limits, hasPayments, hasRates, periods, payees, rails, tax } = story;
  const { documents } = dynamo;
  const registry = dynamoProgramRegistry(documents, tables.programs);
  const touches = dynamoTouchStore(documents, tables.touches);
  await registry.addMerchant(
    aMerchant({ merchantId, ...(tax === undefined ? {} : { tax: merchantTaxOf(tax) }) }),
  );
  await registry.saveProgram(programOf(merchantId, story));
  if (hasRates) await recordRates(dynamoRateStore(documents, tables.programs), merchantId);
  await registry.addPlanVersion(merchantId, withTerms(periods));
  for (const name of ['shop', 'outlet']) {
    await registry.saveConnection(
      aConnection({ merchantId, connectionId: `${merchantId}.${name}` }),
    );
  }
  if (hasPayments) await addPayments(registry, merchantId);
  await registry.saveConnection(
    aRailConnection({ merchantId, connectionId: `${merchantId}.bank` }),
  );
  for (const creatorId of creatorIds) await installCreator(registry, merchantId, creatorId, limits);
  await installPayees(registry, merchantId, payees);
  const directory = dynamoProgramDirectory(documents, tables.programs);
  await installRails({ ...directory, ...registry }, merchantId, rails);
  const rates = dynamoRateStore(documents, tables.programs);
  const controls = dynamoPayoutControls(documents, tables.programs);
  const stores = { ...directory, ...registry, rates, controls };
  await installAccounts(stores, merchantId, story.accounts);
  if (tax !== undefined) {
    await installTaxProfiles(dynamoTaxProfileStore(documents, tables.programs), merchantId, tax);
  }
  for (const click of clicksOf(merchantId)) await touches.addTouch(merchantId, click);
  await dynamoClosingWatermark(documents, tables.ledger).advance(
    merchantId,
    formatDay(periods?.hasMonthBefore === true ? earlyMoment : orderMoment),
  );
}

async function installCreator(
  registry: ProgramRegistry,
  merchantId: string,
  creatorId: (typeof creatorIds)[number],
  limits: StoryLimits = {},
): Promise<void> {
  const ids = { merchantId, creatorId };
  const campaign = limits.campaignBudget && creatorId !== 'zoe' ? { campaignId } : {};
  const limit = limits.codes === undefined ? {} : { usageLimit: limits.codes };
  const identityHashes = [`k1:${creatorId}`];
  await registry.saveCreator(
    aCreator({
      ...ids,
      identityHashes,
      payoutMethod: aSealedMethod(methods[creatorId], merchantId),
    }),
    orderMoment,
  );
  await registry.saveEnrolment(anEnrolment(ids));
  await registry.saveLink(aLink({ ...ids, ...campaign, slug: slugOf(merchantId, creatorId) }));
  await registry.saveCode(aCode({ ...ids, ...campaign, ...limit, code: codeOf(creatorId) }));
}

/** Whoever connects payments has the shop's orders keep their references first. */
async function addPayments(registry: ProgramRegistry, merchantId: string): Promise<void> {
  const connectionId = `${merchantId}.${paidConnection}`;
  const shop = aConnection({ merchantId, connectionId, hasPayments: true });
  await registry.saveConnection(shop);
  await registry.saveConnection({
    ...{ merchantId, connectionId: `${merchantId}.pay`, createdAt: shop.createdAt },
    ...{ provider: 'api', kind: 'payments', ordersConnection: paidConnection },
  });
}

/** A plan with terms of periods is no older than the first order's month, so that few periods have to be stated. */
function withTerms(periods: Story['periods']): PlanVersion {
  if (periods === undefined) return planVersion;
  const { period } = periodInZones(orderMoment, 'month', calendarZones);
  const first = periods.hasMonthBefore ? previousPeriod(period) : period;
  const effectiveFrom = startOfPeriod(first, calendarZones);
  return { ...planVersion, effectiveFrom, periodTerms: periods.terms };
}

function programOf(
  merchantId: string,
  { limits, doubtsTokens }: Pick<Story, 'limits' | 'doubtsTokens'>,
) {
  const { budget, campaignBudget } = limits ?? {};
  const base = aProgram();
  return aProgram({
    merchantId,
    ...(budget === undefined ? {} : { budget }),
    ...(campaignBudget === undefined
      ? {}
      : { campaignBudgets: [{ ...campaignBudget, campaignId }] }),
    ...(doubtsTokens ? { cookieStuffing: { sharedTokens: 'hold' as const } } : {}),
    attribution: { ...base.attribution, model: { kind: 'linear' }, codeVsLink: 'shared' },
    hold,
    payouts: {
      minimums: [
        { currency: 'USD', minorUnits: 300n },
        { currency: 'EUR', minorUnits: 300n },
        { currency: 'JPY', minorUnits: 50n },
      ],
      // Histories last days, and each is to be paid in.
      schedule: dailySchedule,
    },
  });
}
