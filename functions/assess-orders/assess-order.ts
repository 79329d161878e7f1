import { isOfOrder } from '../../core/assessment/conversion-assessment.ts';
import { foldOrder } from '../../core/assessment/fold-order.ts';
import type { OrderSnapshot } from '../../core/assessment/order-facts.ts';
import { valueAsOrdered } from '../../core/assessment/value-as-ordered.ts';
import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import type { Sha256 } from '../../core/encoding/hashing.ts';
import type { CustomerHistory, CustomerOrder } from '../../core/identity/customer-history.ts';
import type { IdentityStore } from '../../core/identity/identity-store.ts';
import type { BudgetStore } from '../../core/plans/budgets/budget-store.ts';
import type { Program } from '../../core/programs/program.ts';
import type { ReferenceStore } from '../../core/references/index.ts';
import { confirmConversion } from '../../core/settlement/confirm-conversion.ts';
import type { ConversionChange, ConversionState } from '../../core/settlement/conversion.ts';
import type {
  ConversionKey,
  ConversionStore,
  StoredConversion,
} from '../../core/settlement/conversion-store.ts';
import { restateConversion } from '../../core/settlement/restate-conversion.ts';
import { reviseEstimate } from '../../core/settlement/revise-estimate.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { AssessedConversion } from '../shared/settling/assess-conversion.ts';
import { decideOpen } from '../shared/settling/decide-open.ts';
import {
  type BudgetedDecision,
  decideWithinBudget,
} from '../shared/settling/decide-within-budget.ts';
import type { EvidencePorts } from '../shared/settling/gather-evidence.ts';
import { identifyConversion } from '../shared/settling/identify-conversion.ts';
import { listOnce } from './list-once.ts';
import { rememberReferences } from './remember-references.ts';
import { type RememberedSubscription, rememberSubscription } from './remember-subscription.ts';

export type AssessOrderPorts = EvidencePorts & {
  readonly conversions: ConversionStore;
  readonly budgets: BudgetStore;
  readonly references: ReferenceStore;
  /** Asks for another order to be assessed again. */
  readonly enqueue: (keys: readonly ConversionKey[]) => Promise<void>;
  readonly now: () => Instant;
  readonly sha256: Sha256;
};

export type AssessOutcome = 'unknown' | 'unchanged' | 'parked' | 'estimated' | 'restated';

/** Somebody else wrote the conversion this often in a row: give the message back to the queue. */
const maxAttempts = 25;

/**
 * Makes the posted money of an order agree with its facts. Any number of calls, in any order and at
 * once, end in the same place: each reads everything and writes under the version that it read.
 */
export function makeAssessOrder(ports: AssessOrderPorts) {
  return async (key: ConversionKey): Promise<AssessOutcome> => {
    let isHot = false;
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      const stored = await ports.conversions.load(key);
      if (stored.facts.length === 0) return 'unknown';

      const { identity, program } = await identifyConversion(ports.directory, key, stored);
      const history = listOnce(ports.history);
      const touched = await rememberBuyer({ ...ports, history }, program, key, stored);
      const subscription = await rememberSubscription(ports.subscriptions, key, stored);
      await rememberReferences(ports, key, stored);
      const now = ports.now();
      const { conversionId } = key;
      const { state: previous } = stored;
      let inherits = false;
      const decision: BudgetedDecision = await decideWithinBudget(
        { ...ports, history },
        { program, conversionId, stored, now, isHot },
        (assessed) => {
          inherits = isRenewal(assessed);
          const input = { identity, previous, ...assessed, now, sha256: ports.sha256 };
          return decide(input, program);
        },
      );
      isHot = decision === 'overtaken';
      if (decision === 'overtaken') continue;
      const { change } = decision;
      if ((await save(ports.conversions, change, previous)) === 'stale') continue;

      // Who knew more facts may have remembered the buyer just before, and was overwritten.
      const mayOverwrite = touched.mayOverwrite || subscription.changed;
      if (mayOverwrite && (await knowsMore(ports.conversions, key, stored))) continue;

      await tellLaterOrders({ ...ports, history }, key, touched);
      const estimate = nameEstimate(change?.state ?? previous, inherits, ports.sha256);
      await tellLaterPayments(ports, key, subscription, estimate);
      return describeOutcome(change);
    }
    throw new Error(`The conversion ${key.conversionId} kept changing while it was assessed.`);
  };
}

/** Saves what was decided; also that nothing is to change, so that nobody who knows less changes it. */
async function save(
  conversions: Pick<ConversionStore, 'save'>,
  change: ConversionChange | undefined,
  previous: ConversionState | undefined,
): Promise<'saved' | 'stale'> {
  if (change !== undefined) return conversions.save(change);
  return previous === undefined ? 'saved' : conversions.save(confirmConversion(previous));
}

function isRenewal({ assessment }: AssessedConversion): boolean {
  return assessment !== undefined && isOfOrder(assessment) && assessment.renewalOf !== undefined;
}

async function knowsMore(
  conversions: ConversionStore,
  key: ConversionKey,
  stored: StoredConversion,
): Promise<boolean> {
  return (await conversions.load(key)).facts.length > stored.facts.length;
}

type Decision = AssessedConversion & {
  readonly identity: Awaited<ReturnType<typeof identifyConversion>>['identity'];
  readonly previous: ConversionState | undefined;
  readonly now: Instant;
  readonly sha256: Sha256;
};

function decide(decision: Decision, program: Program): ConversionChange | undefined {
  const { previous, assessment, order, earlyClose } = decision;
  if (previous?.status !== 'closed') {
    // What a person gives, or closes, is due at once, and need not wait for the walk that closes orders.
    const isByPerson = order.adjustment !== undefined || earlyClose !== undefined;
    return isByPerson ? decideOpen(decision, program) : reviseEstimate(decision);
  }
  if (assessment === undefined) return undefined;
  return restateConversion({ ...decision, previous, assessment });
}

function describeOutcome(change: ConversionChange | undefined): AssessOutcome {
  if (change === undefined) return 'unchanged';
  if (change.state.status === 'parked') return 'parked';
  return change.state.status === 'closed' ? 'restated' : 'estimated';
}

type RememberedBuyer = {
  /** The order under those names of its buyer whose later orders have not been told of it. */
  readonly untold: readonly { readonly personHash: string; readonly order: CustomerOrder }[];
  /** What it said before may have been newer. */
  readonly mayOverwrite: boolean;
  readonly laterOrders: ConversionKey[];
};

/**
 * Notes the order in its buyer's history and the browser that placed it, and names the buyer's later
 * orders: whether they are a new customer's, or this one told twice, may have changed with it.
 *
 * A shop may name the buyer in one snapshot and not in the next. Every name counts that any of them
 * has, so that it does not matter which arrived first, and what is cancelled is so under all names.
 */
async function rememberBuyer(
  ports: { readonly history: CustomerHistory; readonly identities: IdentityStore },
  program: Program,
  key: ConversionKey,
  stored: StoredConversion,
): Promise<RememberedBuyer> {
  const { snapshot, firstRecordedAt } = foldOrder(stored.facts);
  if (snapshot === undefined) return { untold: [], mayOverwrite: false, laterOrders: [] };

  const value = valueAsOrdered(snapshot);
  const order = {
    conversionId: key.conversionId,
    placedAt: snapshot.placedAt,
    counts: countsAsPurchase(snapshot),
    recordedAt: firstRecordedAt,
    ...(value === undefined ? {} : { value }),
  };
  // The folded one has what was told apart from the order, too.
  const snapshots = [
    snapshot,
    ...stored.facts.flatMap(({ content }) => (content.kind === 'order' ? [content.order] : [])),
  ];
  const outcomes = new Set<string>();
  const later = new Set<string>();
  const untold: RememberedBuyer['untold'][number][] = [];
  for (const hash of new Set(snapshots.flatMap((each) => each.buyerIdentityHashes))) {
    const recorded = await ports.history.record(program.merchantId, hash, order);
    outcomes.add(recorded);
    const known = await ports.history.list(program.merchantId, hash);
    const own = known.find(({ conversionId }) => conversionId === key.conversionId);
    const others = known.filter((each) => each !== own && each.placedAt >= order.placedAt);
    // Of who was erased nothing is kept, and nobody is told.
    if (own !== undefined && own.isTold !== true && others.length > 0) {
      untold.push({ personHash: hash, order });
      for (const { conversionId } of others) later.add(conversionId);
    }
    for (const visitorId of visitorsOf(snapshots, hash)) {
      const link = { visitorId, recordedAt: firstRecordedAt };
      await ports.identities.linkVisitor(program.merchantId, hash, link);
    }
  }
  const { merchantId } = key;
  return {
    untold,
    mayOverwrite: outcomes.has('changed'),
    laterOrders: [...later].map((conversionId) => ({ merchantId, conversionId })),
  };
}

/**
 * Asks for the buyer's later orders to be assessed again, and notes it then: who dies in between, however often, tells
 * them when the order is assessed the next time.
 */
async function tellLaterOrders(
  { history, enqueue }: Pick<AssessOrderPorts, 'history' | 'enqueue'>,
  { merchantId }: ConversionKey,
  { untold, laterOrders }: RememberedBuyer,
): Promise<void> {
  if (untold.length === 0) return;
  await enqueue(laterOrders);
  for (const { personHash, order } of untold) await history.noteTold(merchantId, personHash, order);
}

/**
 * As `tellLaterOrders`, of the payments of the order's subscriptions: renewals inherit from a first payment, and
 * follow its estimate until the close freezes it. So they are told of each, and what they were told of is noted.
 */
async function tellLaterPayments(
  { subscriptions, enqueue }: Pick<AssessOrderPorts, 'subscriptions' | 'enqueue'>,
  { merchantId }: ConversionKey,
  { own, laterPayments }: RememberedSubscription,
  estimate: string | undefined,
): Promise<void> {
  const untold = own.filter(
    ({ toldOf }) => toldOf === undefined || toldOf !== (estimate ?? toldOf),
  );
  if (untold.length === 0) return;
  await enqueue(laterPayments);
  for (const { subscriptionId, payment } of untold) {
    await subscriptions.noteTold(merchantId, subscriptionId, payment, estimate ?? 'payment');
  }
}

/** What of a conversion its renewals may follow: nothing of one that follows another itself, and of a closed one that it is closed. */
function nameEstimate(
  state: ConversionState | undefined,
  inherits: boolean,
  sha256: Sha256,
): string | undefined {
  if (state === undefined || inherits) return undefined;
  if (state.status === 'closed') return 'closed';
  return sha256(canonicalJson({ ...state, version: 0, updatedAt: 0 })).slice(0, 32);
}

/** The browsers that the snapshots which name a buyer were placed with. */
function visitorsOf(snapshots: readonly OrderSnapshot[], hash: string): Set<string> {
  return new Set(
    snapshots.flatMap(({ buyerIdentityHashes, visitorId }) =>
      visitorId !== undefined && buyerIdentityHashes.includes(hash) ? [visitorId] : [],
    ),
  );
}

function countsAsPurchase(order: OrderSnapshot): boolean {
  return order.paidAt !== undefined && order.cancelledAt === undefined && !order.test;
}
