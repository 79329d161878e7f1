import { isOfOrder } from '../../core/assessment/conversion-assessment.ts';
import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import type { Sha256 } from '../../core/encoding/hashing.ts';
import type { TokenHistory } from '../../core/fraud/token-history.ts';
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
import type { NotedNames } from './note-order.ts';
import { rememberBuyer } from './remember-buyer.ts';
import { rememberReferences } from './remember-references.ts';
import { type RememberedSubscription, rememberSubscription } from './remember-subscription.ts';
import { rememberTokens } from './remember-tokens.ts';

export type AssessOrderPorts = EvidencePorts & {
  readonly conversions: ConversionStore;
  readonly budgets: BudgetStore;
  readonly references: ReferenceStore;
  readonly tokens: TokenHistory;
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
      const [history, tokens] = [listOnce(ports.history), listOnce(ports.tokens)];
      const noted = [
        await rememberBuyer({ ...ports, history }, program, key, stored),
        await rememberTokens(tokens, program, key, stored),
      ];
      const subscription = await rememberSubscription(ports.subscriptions, key, stored);
      await rememberReferences(ports, key, stored);
      const now = ports.now();
      const { conversionId } = key;
      const { state: previous } = stored;
      let inherits = false;
      const decision: BudgetedDecision = await decideWithinBudget(
        { ...ports, history, tokens },
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
      const mayOverwrite = subscription.changed || noted.some((each) => each.mayOverwrite);
      if (mayOverwrite && (await knowsMore(ports.conversions, key, stored))) continue;

      await tellLaterOrders(ports, key, noted);
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

/**
 * Asks for the orders to be assessed again that come after this one under one of its names, and notes it then: who
 * dies in between, however often, tells them when the order is assessed the next time.
 */
async function tellLaterOrders(
  { enqueue }: Pick<AssessOrderPorts, 'enqueue'>,
  { merchantId }: ConversionKey,
  noted: readonly NotedNames[],
): Promise<void> {
  const untold = noted.flatMap((each) => each.untold);
  if (untold.length === 0) return;
  // One that has both the buyer and a token in common is told once.
  const later = new Set(noted.flatMap((each) => each.laterOrders));
  const laterOrders = [...later].map((conversionId) => ({ merchantId, conversionId }));
  await enqueue(laterOrders);
  for (const note of untold) await note();
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
