import type { CustomerStatus } from '../../../core/assessment/customer-status.ts';
import type { OrderSnapshot } from '../../../core/assessment/order-facts.ts';
import type { Candidate } from '../../../core/attribution/candidate.ts';
import type { ChannelTouch } from '../../../core/attribution/channel-touch.ts';
import { lookBackDays } from '../../../core/attribution/look-back-days.ts';
import type { Touch } from '../../../core/attribution/touch.ts';
import type { TokenDoubt } from '../../../core/fraud/token-doubt.ts';
import type { TokenHistory } from '../../../core/fraud/token-history.ts';
import { collectJourney } from '../../../core/identity/collect-journey.ts';
import type { CustomerHistory } from '../../../core/identity/customer-history.ts';
import { findWithdrawals } from '../../../core/identity/find-withdrawals.ts';
import type { IdentityStore, TouchStore } from '../../../core/identity/identity-store.ts';
import type { VisitorTrail } from '../../../core/identity/visitor-trail.ts';
import type { RateStore } from '../../../core/money/rate-store.ts';
import type { BudgetStore } from '../../../core/plans/budgets/budget-store.ts';
import type { Program } from '../../../core/programs/program.ts';
import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';
import { toCandidate } from '../../../core/programs/to-candidate.ts';
import type { ConversionStore } from '../../../core/settlement/conversion-store.ts';
import type { SubscriptionStore } from '../../../core/subscriptions/subscription-store.ts';
import { type Instant, msPerDay } from '../../../core/time/instant.ts';
import { doubtTokens } from './doubt-tokens.ts';
import { findVisitors } from './find-visitors.ts';
import { judgeBuyer } from './judge-buyer.ts';
import { listOrdersOfBuyer } from './list-orders-of-buyer.ts';

export type EvidencePorts = {
  readonly directory: ProgramDirectory;
  readonly touches: TouchStore;
  readonly identities: IdentityStore;
  readonly history: CustomerHistory;
  readonly tokens: Pick<TokenHistory, 'list'>;
  readonly rates: Pick<RateStore, 'listDays'>;
  readonly subscriptions: SubscriptionStore;
  /** What stops the first payment of a subscription stops its renewals; absent: nothing does. */
  readonly budgets?: Pick<BudgetStore, 'read'>;
  /** The first payment of a subscription is evidence for its renewals. */
  readonly conversions: Pick<ConversionStore, 'load'>;
};

export type Evidence = {
  readonly candidates: readonly Candidate[];
  readonly channels: readonly ChannelTouch[];
  readonly customer: CustomerStatus;
  /** The order through another connection that this one may be told of for the second time. */
  readonly duplicateOf?: string;
  /** Tokens that do not prove that the buyer came by their links. */
  readonly tokenDoubts: readonly TokenDoubt[];
  /** Identities of the buyer that joined nothing, because they are no person's. */
  readonly flaggedIdentities: readonly string[];
};

export type EvidenceQuestion = {
  readonly program: Program;
  readonly conversionId: string;
  readonly order: OrderSnapshot;
  readonly firstRecordedAt: Instant;
  /** Evidence received later than this does not count. */
  readonly cutOff: Instant;
};

/** Touches shortly after the order are looked up too, because creators ask about them. */
const lookAheadDays = 7;

/**
 * Collects everything that attribution may consider for an order: the tokens it carried, the
 * touches of every browser joined with its buyer, and its codes; and the buyer's earlier orders.
 */
export async function gatherEvidence(
  ports: EvidencePorts,
  question: EvidenceQuestion,
): Promise<Evidence> {
  const { program, order, firstRecordedAt, cutOff } = question;
  const { visitorIds, flaggedIdentities } = await findVisitors(ports.identities, question);
  const [trails, codes, ofBuyer] = await Promise.all([
    readTrails(ports.touches, question, visitorIds),
    listCodeTouches(ports.directory, question),
    listOrdersOfBuyer(ports.history, question, flaggedIdentities),
  ]);
  const { programId } = program;
  const { tokens, placedAt } = order;
  const recorded = trails.flatMap(({ touches }) => touches);
  const tokenDoubts = await doubtTokens(ports.tokens, question, { recorded, ofBuyer });
  const journey = collectJourney({ programId, tokens, codes, firstRecordedAt, recorded, cutOff });
  const consents = trails.flatMap((trail) => trail.consents);
  const withdrawals = findWithdrawals(consents, placedAt, cutOff);
  const candidates = await describeCandidates(ports.directory, question, journey);

  return {
    candidates: candidates.map((candidate) => ({
      ...candidate,
      ...describeConsent(withdrawals, candidate.touch.visitorId),
    })),
    channels: trails
      .flatMap(({ visits }) => visits)
      .filter(({ recordedAt }) => recordedAt <= cutOff)
      .map(({ visitorId, ...visit }) => ({ ...visit, ...describeConsent(withdrawals, visitorId) })),
    ...judgeBuyer(question, ofBuyer),
    tokenDoubts,
    flaggedIdentities,
  };
}

function describeConsent(
  withdrawals: ReadonlyMap<string, Instant>,
  visitorId: string | undefined,
): { readonly consentWithdrawnAt?: Instant } {
  const withdrawnAt = visitorId === undefined ? undefined : withdrawals.get(visitorId);
  return withdrawnAt === undefined ? {} : { consentWithdrawnAt: withdrawnAt };
}

async function readTrails(
  touches: TouchStore,
  { program, order }: EvidenceQuestion,
  visitorIds: readonly string[],
): Promise<VisitorTrail[]> {
  const from = order.placedAt - lookBackDays * msPerDay;
  const until = order.placedAt + lookAheadDays * msPerDay;
  return Promise.all(
    visitorIds.map((visitorId) => touches.readTrail(program.merchantId, visitorId, from, until)),
  );
}

async function listCodeTouches(
  directory: ProgramDirectory,
  { program, conversionId, order, firstRecordedAt }: EvidenceQuestion,
): Promise<Touch[]> {
  const touches = await Promise.all(
    order.codes.map(async (used): Promise<Touch[]> => {
      const code = await directory.findCode(program.merchantId, used.code.toUpperCase());
      // A code that belongs to nobody is a site-wide discount and no touch.
      if (code === undefined) return [];
      return [
        {
          touchId: `code:${code.code}:${conversionId}`,
          kind: 'code',
          at: order.placedAt,
          recordedAt: firstRecordedAt,
          programId: code.programId,
          creatorId: code.creatorId,
          code: code.code,
          codeApplied: used.applied,
          codeDiscountMinorUnits: used.discountMinorUnits,
        },
      ];
    }),
  );
  return touches.flat();
}

async function describeCandidates(
  directory: ProgramDirectory,
  { program: { merchantId, programId }, order }: EvidenceQuestion,
  touches: readonly Touch[],
): Promise<Candidate[]> {
  return Promise.all(
    touches.map(async (touch): Promise<Candidate> => {
      const [enrolment, link, code, creator] = await Promise.all([
        directory.findEnrolment(merchantId, programId, touch.creatorId),
        touch.slug === undefined ? undefined : directory.findLink(touch.slug),
        touch.code === undefined ? undefined : directory.findCode(merchantId, touch.code),
        directory.findCreator(merchantId, touch.creatorId),
      ]);
      return toCandidate(touch, { enrolment, link, code, creator }, order.placedAt);
    }),
  );
}
