import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { dynamoAccountIndex } from '../../../adapters/dynamo/account-index.ts';
import { dynamoBudgetStore } from '../../../adapters/dynamo/budget-store.ts';
import { dynamoConversionStore } from '../../../adapters/dynamo/conversion-store.ts';
import { dynamoCustomerHistory } from '../../../adapters/dynamo/customer-history.ts';
import { dynamoIdentityStore } from '../../../adapters/dynamo/identity-store.ts';
import { factKey } from '../../../adapters/dynamo/keys/conversion-keys.ts';
import { dynamoLedgerStore } from '../../../adapters/dynamo/ledger-store.ts';
import { noLargeBodies } from '../../../adapters/dynamo/no-large-bodies.ts';
import { dynamoPayoutControls } from '../../../adapters/dynamo/payout-controls.ts';
import { dynamoPayoutStore } from '../../../adapters/dynamo/payout-store.ts';
import { dynamoPeriodStore } from '../../../adapters/dynamo/period-store.ts';
import { dynamoProgramDirectory } from '../../../adapters/dynamo/program-directory.ts';
import { dynamoRateStore } from '../../../adapters/dynamo/rate-store.ts';
import { dynamoReferenceStore } from '../../../adapters/dynamo/reference-store.ts';
import { dynamoSubscriptionStore } from '../../../adapters/dynamo/subscription-store.ts';
import { dynamoTokenHistory } from '../../../adapters/dynamo/token-history.ts';
import { dynamoTouchStore } from '../../../adapters/dynamo/touch-store.ts';
import type { LedgerExport } from '../../../core/ledger/ledger-export.ts';
import { netPositions } from '../../../core/ledger/net-position.ts';
import { isCalledRail } from '../../../core/payouts/called-rails.ts';
import { movedAmountOf } from '../../../core/payouts/moved-amount.ts';
import { onItsWay } from '../../../core/payouts/payout.ts';
import { conversionIdOf } from '../../../core/settlement/conversion-id.ts';
import { makeAssessOrder } from '../../../functions/assess-orders/assess-order.ts';
import { makePlanPayouts } from '../../../functions/plan-payouts/plan-payouts.ts';
import { assessConversion } from '../../../functions/shared/settling/assess-conversion.ts';
import { openAllowances, stopsOf } from '../../../functions/shared/settling/open-allowances.ts';
import { noReceivers } from '../../support/no-called-rails.ts';
import { PromiseBroken } from '../promise-broken.ts';
import type { Payment } from '../system/bank.ts';
import { simulatedLimits } from '../system/rails/rail-limits.ts';
import { tables } from '../system/tables.ts';
import type { World } from '../system/world.ts';
import { checkLedger } from './check-ledger.ts';
import { checkPaymentsKept } from './check-payments-kept.ts';
import { checkPeriods } from './check-periods.ts';
import { checkPlans } from './check-plans.ts';
import { checkRails } from './check-rails.ts';
import { checkReported } from './check-reported.ts';
import { expectSame, type Sums, sumUp } from './sums.ts';

export function openPorts({ dynamo: { documents }, runtime }: World) {
  return {
    directory: dynamoProgramDirectory(documents, tables.programs),
    accounts: dynamoAccountIndex(documents, tables.programs),
    controls: dynamoPayoutControls(documents, tables.programs),
    rates: dynamoRateStore(documents, tables.programs),
    budgets: dynamoBudgetStore(documents, tables.conversions),
    touches: dynamoTouchStore(documents, tables.touches),
    identities: dynamoIdentityStore(documents, tables.touches),
    history: dynamoCustomerHistory(documents, tables.touches),
    tokens: dynamoTokenHistory(documents, tables.touches),
    subscriptions: dynamoSubscriptionStore(documents, tables.conversions),
    references: dynamoReferenceStore(documents, tables.conversions),
    conversions: dynamoConversionStore({
      documents,
      conversionsTable: tables.conversions,
      largeBodies: noLargeBodies,
    }),
    ledger: dynamoLedgerStore(documents, tables.ledger),
    payouts: dynamoPayoutStore(documents, tables.ledger),
    periods: dynamoPeriodStore(documents, tables.ledger),
    enqueue: async () => {},
    now: () => runtime.at,
    sha256,
  };
}

/**
 * At rest, the posted money of every order agrees with its facts already. @throws PromiseBroken
 *
 * @param hasVisitors whether orders tell of browsers. Which browser a buyer was seen with is no fact of
 *   the buyer's other orders: what it changes counts when they close, and their estimates may wait. So
 *   may an order that nobody has paid in time: the walk of closings finds it.
 */
export async function checkEstimates(world: World, hasVisitors: boolean): Promise<void> {
  const store = await checkLedger(world.dynamo);
  const ports = openPorts(world);
  const until = world.runtime.at;
  for (const merchantId of merchantsOf(store)) {
    await checkPeriods(ports, store, merchantId, { until, isStated: false });
  }
  const assessOrder = makeAssessOrder(ports);
  for (const { state } of store.conversions) {
    const outcome = await assessOrder(state).catch((error: unknown) => {
      // Nothing goes wrong here that code could not help.
      checkReported([{ functionName: 'assess-orders', error }]);
      throw error;
    });
    const isExpiring = (state.unpaidExpiryAt ?? Infinity) <= world.runtime.at;
    // Only the next walk, or the next word of it, finds out that its rate has come.
    const isShort = state.missingRates !== undefined;
    // Who made it has a clock that was ahead, so nobody closed it at once: the next walk does.
    const isDue = state.status === 'pending' && (state.closeAt ?? Infinity) <= world.runtime.at;
    const isBehind = hasVisitors && state.status !== 'closed';
    const mayWait = isBehind || isExpiring || isShort || isDue;
    if (outcome !== 'unchanged' && !mayWait) {
      throw new PromiseBroken('I11', `${state.conversionId} was not up to date: ${outcome}.`);
    }
  }
}

/** When all is told, closed and paid: everything came out as the facts say. @throws PromiseBroken */
export async function checkEnd(
  world: World,
  payments: readonly Payment[],
  hasVisitors: boolean,
): Promise<void> {
  await checkEstimates(world, hasVisitors);
  const store = await checkLedger(world.dynamo);
  checkFactsKept(world, store);
  checkPaymentsKept(world);
  checkNothingWaits(store);
  await checkNothingToPay(world, store);
  for (const merchantId of merchantsOf(store)) {
    await checkPlans(openPorts(world).payouts, merchantId);
    await checkMerchant(world, partOf(store, merchantId), merchantId);
  }
  checkPayments(store, payments);
  await checkRails(world, store);
}

/** I12: what was answered 2xx is there, and its order is known. */
function checkFactsKept({ dynamo, accepted }: World, { conversions }: LedgerExport): void {
  const known = new Set(
    conversions.map(({ state }) => `${state.merchantId} ${state.conversionId}`),
  );
  for (const fact of accepted) {
    if (!known.has(`${fact.merchantId} ${conversionIdOf(fact)}`)) {
      throw new PromiseBroken('I12', `The order of ${fact.factId} was never looked at.`);
    }
    const { pk, sk } = factKey(fact.merchantId, conversionIdOf(fact), fact);
    const command = new GetCommand({ TableName: tables.conversions, Key: { pk, sk } });
    const { Item: item } = dynamo.execute(command) as { readonly Item?: object };
    if (item === undefined) throw new PromiseBroken('I12', `${fact.factId} is lost.`);
  }
}

/** I13: nothing hangs about that somebody had begun. */
function checkNothingWaits({ waitingLegs, conversions, payouts, accounts }: LedgerExport): void {
  const waiting = [
    ...waitingLegs.map(
      ({ conversionId, creatorId }) => `a leg of ${conversionId} for ${creatorId}`,
    ),
    ...conversions
      .filter(({ state }) => state.status === 'pending' && state.closeAt !== undefined)
      .map(({ state }) => `the close of ${state.conversionId}`),
    ...payouts
      .filter(({ state }) => state === 'intended' || onItsWay.includes(state))
      .map(({ payoutId, state }) => `${payoutId}, ${state}`),
    ...accounts.flatMap(({ head }) =>
      Object.values(head.balances).some(({ inPayout }) => inPayout !== 0n)
        ? [`money of ${head.creatorId} in a payout`]
        : [],
    ),
  ];
  if (waiting.length > 0) throw new PromiseBroken('I13', `There waits ${waiting.join('; ')}.`);
}

/** I13: after a run, nobody who could be paid is left. */
async function checkNothingToPay(world: World, store: LedgerExport): Promise<void> {
  const ports = openPorts(world);
  // The index is what a run goes by, so it is no witness of what a run has missed.
  const listPayableCreators = async (merchantId: string) =>
    store.accounts
      .filter(({ head }) => head.merchantId === merchantId)
      .map(({ head }) => head.creatorId);
  const planPayouts = makePlanPayouts({
    ...{ ...ports, railLimits: simulatedLimits, receivers: noReceivers },
    ledger: { ...ports.ledger, listPayableCreators },
  });
  for (const merchantId of merchantsOf(store)) {
    const { planned } = await planPayouts({ merchantId, runId: 'the-end', dryRun: true });
    const [first] = planned;
    if (first) throw new PromiseBroken('I13', `${first.creatorId} was not paid ${first.currency}.`);
  }
}

/** I11: what a creator's facts come to is what the ledger says, wherever the money is by now. */
async function checkMerchant(world: World, store: LedgerExport, merchantId: string): Promise<void> {
  const ports = openPorts(world);
  const when = { until: world.runtime.at, isStated: true };
  const ofPeriods = await checkPeriods(ports, store, merchantId, when);
  const positions = netPositions([
    ...store.conversions.flatMap(({ state }) => state.journal),
    ...store.accounts.flatMap(({ entries }) => entries),
  ]);
  const net = sumUp(
    positions.map(({ creatorId, unit, net: sum }) => [`${creatorId} ${unit}`, sum]),
  );
  const ofFacts = await owedByFacts(world, store);
  const owed = sumUp([...Object.entries(ofFacts), ...Object.entries(ofPeriods)]);
  expectSame('I11', `The net positions of ${merchantId}`, net, owed);
  const paid = sumUp(
    positions.map(({ creatorId, unit, paid: sum }) => [`${creatorId} ${unit}`, sum]),
  );
  const confirmed = store.payouts.filter(({ state }) => state === 'confirmed');
  expectSame(
    'I7',
    `What ${merchantId} has paid`,
    paid,
    sumUp(
      confirmed.map(({ creatorId, currency, minorUnits }) => [
        `${creatorId} ${currency}`,
        minorUnits,
      ]),
    ),
  );
  const settling = positions.find((position) => position.settling !== 0n);
  if (settling) throw new PromiseBroken('I13', `Money of ${settling.creatorId} is settling.`);
}

/** What the facts come to, by creator and unit, at the credits that a close has frozen. */
async function owedByFacts(world: World, store: LedgerExport): Promise<Sums> {
  const ports = openPorts(world);
  const parts: [string, bigint][] = [];
  for (const { state } of store.conversions) {
    const { merchantId, conversionId, programId } = state;
    const stored = await ports.conversions.load(state);
    const program = await ports.directory.findProgram(merchantId, programId);
    if (program === undefined) throw new RangeError(`There is no program ${programId}.`);
    const at = ports.now();
    const stops = stopsOf(await openAllowances(ports, program, conversionId, stored));
    const { assessment } = await assessConversion(ports, program, conversionId, stored, at, stops);
    for (const { creatorId, minorUnits } of assessment?.owed ?? []) {
      parts.push([`${creatorId} ${assessment?.currency}`, minorUnits]);
    }
    for (const { creatorId, minorUnits, unit } of assessment?.owedInKind ?? []) {
      parts.push([`${creatorId} ${unit}`, minorUnits]);
    }
  }
  return sumUp(parts);
}

/** I7: the bank has moved exactly what the ledger says it has. */
function checkPayments({ payouts }: LedgerExport, payments: readonly Payment[]): void {
  const said = payouts
    .filter(({ method }) => !isCalledRail(method.rail))
    .filter(({ state }) => state === 'confirmed' || state === 'failed')
    .map((payout) => ({
      ...{ merchantId: payout.merchantId, payoutId: payout.payoutId },
      ...{ minorUnits: movedAmountOf(payout).minorUnits, outcome: payout.state },
    }));
  const moved = new Map(payments.map((payment) => [nameOf(payment), payment]));
  if (moved.size !== payments.length) throw new PromiseBroken('I7', 'A payout was paid twice.');
  for (const payout of said) {
    const payment = moved.get(nameOf(payout));
    // What was left out of its batch has failed without any bank.
    if (payment === undefined && payout.outcome === 'failed') continue;
    if (payment?.outcome !== payout.outcome || payment.minorUnits !== payout.minorUnits) {
      throw new PromiseBroken(
        'I7',
        `${payout.payoutId} is ${payout.outcome}, the bank says otherwise.`,
      );
    }
    moved.delete(nameOf(payout));
  }
  const [left] = moved.keys();
  if (left !== undefined)
    throw new PromiseBroken('I7', `The bank has paid ${left}, nobody knows it.`);
}

const nameOf = ({ merchantId, payoutId }: Pick<Payment, 'merchantId' | 'payoutId'>): string =>
  `${merchantId} ${payoutId}`;

function merchantsOf(store: LedgerExport): string[] {
  return [...new Set(store.conversions.map(({ state }) => state.merchantId))].toSorted();
}

function partOf(store: LedgerExport, merchantId: string): LedgerExport {
  return {
    conversions: store.conversions.filter(({ state }) => state.merchantId === merchantId),
    accounts: store.accounts.filter(({ head }) => head.merchantId === merchantId),
    waitingLegs: store.waitingLegs.filter((leg) => leg.merchantId === merchantId),
    payouts: store.payouts.filter((payout) => payout.merchantId === merchantId),
  };
}
