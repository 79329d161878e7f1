import { sha256 } from '../../adapters/crypto/sha256.ts';
import { payoutFileWriter } from '../../adapters/rails/write-payout-file.ts';
import type { Leg } from '../../core/ledger/entry.ts';
import { type Violation, verifyLedger } from '../../core/ledger/verify-ledger.ts';
import type { NonCashUnit } from '../../core/plans/reward.ts';
import type { Connection, PayoutMethod } from '../../core/programs/program.ts';
import type { Instant } from '../../core/time/instant.ts';
import {
  type LookUpPayoutsPorts,
  makeLookUpPayouts,
} from '../../functions/look-up-payouts/look-up-payouts.ts';
import {
  makePlanPayouts,
  type PlanPayoutsPorts,
} from '../../functions/plan-payouts/plan-payouts.ts';
import { makePostLegs, type PostLegsPorts } from '../../functions/post-legs/post-legs.ts';
import {
  makeRunPayoutBatch,
  type RunPayoutBatchPorts,
} from '../../functions/run-payout-batch/run-payout-batch.ts';
import { makeCancelPayout } from '../../functions/shared/paying/cancel-payout.ts';
import type { OpenRail, RailLimitsByName } from '../../functions/shared/paying/open-rail.ts';
import { makeRecordRailReport } from '../../functions/shared/paying/record-rail-report.ts';
import { makeResolvePayout } from '../../functions/shared/paying/resolve-payout.ts';
import { aSealedMethod, aTextSeal } from './a-text-seal.ts';
import { type ClosedOrder, closeAnOrder } from './close-an-order.ts';
import { aCreator, aMerchant, anEnrolment, aProgram, daysAfterOrder } from './factories/index.ts';
import { inMemoryAccountIndex, inMemoryPayoutControls } from './in-memory-account-index.ts';
import { inMemoryLedgerStore } from './in-memory-ledger-store.ts';
import { inMemoryPayoutFiles } from './in-memory-payout-files.ts';
import { type InitialPrograms, inMemoryProgramDirectory } from './in-memory-program-directory.ts';
import { inMemoryRateStore } from './in-memory-rate-store.ts';
import { inMemoryReceiverAccountStore } from './in-memory-receiver-account-store.ts';
import { noCalledRails } from './no-called-rails.ts';

/** The merchant's accounts at rails that are called, and these. */
export type CalledRails = {
  readonly connections: readonly Connection[];
  readonly railLimits: RailLimitsByName;
  readonly openRail: OpenRail;
};

type Payee = { readonly creatorId: string; readonly method?: PayoutMethod };

const sepa = (holder: string, iban: string): PayoutMethod =>
  aSealedMethod({ rail: 'sepa', holder, iban });

/** Three creators with bank accounts. */
export const bankPayees: readonly Payee[] = [
  { creatorId: 'leo', method: sepa('Leo Lüders & Söhne', 'NL91ABNA0417164300') },
  { creatorId: 'mia', method: sepa('Mia Mountain', 'DE02120300000000202051') },
  { creatorId: 'zoe', method: sepa('Zoë <Zander>', 'FR1420041010050500013M02606') },
];

/** What differs from the usual; a merchant with `tax` withholds. */
type WorldContents = Partial<InitialPrograms> &
  Partial<Omit<CalledRails, 'connections'>> & { readonly beginsAt?: Instant };

/**
 * Everything from a closed order to a confirmed payout, on stores in memory. Time advances by a
 * second whenever it is read, so a second attempt never happens to see the moments of the first.
 */
export function aPayoutWorld(
  payees: readonly Payee[] = bankPayees,
  { beginsAt = daysAfterOrder(60), railLimits, openRail, ...contents }: WorldContents = {},
) {
  const calledRails = {
    railLimits: railLimits ?? noCalledRails.railLimits,
    openRail: openRail ?? noCalledRails.openRail,
  };
  const told: Leg[] = [];
  const ledger = inMemoryLedgerStore(() => told);
  const files = inMemoryPayoutFiles();
  const receivers = inMemoryReceiverAccountStore();
  const rates = inMemoryRateStore();
  const directory = inMemoryProgramDirectory({
    merchants: [aMerchant()],
    programs: [aProgram()],
    creators: payees.map(({ creatorId, method }) => {
      const { payoutMethod, ...creator } = aCreator({ creatorId });
      return method === undefined ? creator : { ...creator, payoutMethod: method };
    }),
    enrolments: payees.map(({ creatorId }) => anEnrolment({ creatorId })),
    ...contents,
  });
  const accounts = inMemoryAccountIndex();
  const controls = inMemoryPayoutControls();
  const queued: { merchantId: string; batchId: string }[] = [];
  const orders: ClosedOrder[] = [];
  let at = beginsAt;
  const now = () => {
    at += 1_000;
    return at;
  };
  const ports: PostLegsPorts & PlanPayoutsPorts & RunPayoutBatchPorts & LookUpPayoutsPorts = {
    ledger,
    conversions: {
      listLegs: async ({ conversionId }) => told.filter((leg) => leg.conversionId === conversionId),
    },
    payouts: ledger,
    directory,
    receivers,
    rates,
    files,
    ...calledRails,
    writeFile: payoutFileWriter(async () => aTextSeal),
    accounts,
    controls,
    enqueue: async (batches) => {
      queued.push(...batches);
    },
    now,
    sha256,
  };
  const postLegs = makePostLegs(ports);

  async function post(legs: readonly Leg[]): Promise<void> {
    told.push(...legs);
    const conversionIds = legs.map(({ conversionId }) => conversionId);
    const { failed } = await postLegs({ merchantId: 'acme', conversionIds });
    for (const { reason } of failed) throw reason;
  }

  /** An order closes with the first amount for one creator, and is restated to the others: its legs. */
  function close(creatorId: string, currency: string, amounts: readonly bigint[]): readonly Leg[] {
    const order = closeAnOrder(
      `${orders.length + 1}`,
      currency,
      amounts.map((minorUnits) => (minorUnits === 0n ? [] : [{ creatorId, minorUnits }])),
    );
    orders.push(order);
    return order.legs;
  }

  return {
    ports,
    /** Time passes, beside the second of every look at the clock. */
    wait: (ms: number) => {
      at += ms;
    },
    lookUpPayouts: makeLookUpPayouts(ports),
    recordRailReport: makeRecordRailReport(ports),
    cancelPayout: makeCancelPayout(ports),
    ledger,
    receivers,
    rates,
    files,
    queued,
    accounts,
    controls,
    directory,
    planPayouts: makePlanPayouts(ports),
    runPayoutBatch: makeRunPayoutBatch(ports),
    resolvePayout: makeResolvePayout(ports),
    close,
    post,
    /** An order closes with an amount for one creator, and it is posted. */
    async earn(creatorId: string, currency: string, minorUnits: bigint): Promise<void> {
      await post(close(creatorId, currency, [minorUnits]));
    },
    /** The same with an amount of what is no cash. */
    async earnInKind(creatorId: string, unit: NonCashUnit, minorUnits: bigint): Promise<void> {
      const order = closeAnOrder(`${orders.length + 1}`, 'USD', [
        [{ creatorId, minorUnits, unit }],
      ]);
      orders.push(order);
      await post(order.legs);
    },
    payouts: () => ledger.export().payouts.toSorted((a, b) => (a.payoutId < b.payoutId ? -1 : 1)),
    balances: async (creatorId: string, currency: string) =>
      (await ledger.readHead('acme', creatorId)).balances[currency],
    violations: (): Violation[] =>
      verifyLedger({ conversions: orders, ...ledger.export() }, sha256),
  };
}

export type PayoutWorld = ReturnType<typeof aPayoutWorld>;
