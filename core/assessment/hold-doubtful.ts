import type { Attribution, JudgedTouch } from '../attribution/attribution.ts';
import { findLeakedCodes } from '../attribution/find-leaked-codes.ts';
import type { TokenDoubt } from '../fraud/token-doubt.ts';
import { formatDay } from '../time/format-instant.ts';
import type { HoldReason } from './order-facts.ts';
import type { OpenHold, OrderState } from './order-state.ts';

/**
 * An order with the holds that its own assessment asks for, until a person releases them: a leaked
 * code that earns because nothing else led to the order, a sale that another connection seems to
 * have told of before, a click token that its buyer does not seem to have come by, and a payment of a subscription whose first payment is not known or not closed.
 *
 * A hold's id is made of the conversion and the reason, so that every assessment finds the same one.
 *
 * Only the reason for the last goes away by itself: the first payment arrives, or closes.
 */
export function holdDoubtful(
  order: OrderState,
  evidence: DoubtfulEvidence,
  conversionId: string,
): OrderState {
  const holds = listDoubts(evidence)
    .map(({ reason, note }): OpenHold => {
      return { holdId: `${conversionId}~${reason}`, reason, note, since: order.firstRecordedAt };
    })
    .filter(({ holdId }) => !order.releasedHoldIds.includes(holdId));
  return holds.length === 0 ? order : { ...order, openHolds: [...order.openHolds, ...holds] };
}

/** What makes an assessment doubt. */
export type DoubtfulEvidence = Pick<Attribution, 'judged' | 'credits'> & {
  /** The earlier order that this one may be. */
  readonly duplicateOf?: string | undefined;
  /** The first payment from which the order inherits, while that is open; or that it is not known. */
  readonly awaitedPayment?: string | 'unknown' | undefined;
  /** Tokens that do not prove that the buyer came by their links; those without credit hold nothing. */
  readonly tokenDoubts?: readonly TokenDoubt[] | undefined;
};

type Doubt = { readonly reason: HoldReason; readonly note: string };

function listDoubts(evidence: DoubtfulEvidence): Doubt[] {
  const { judged, duplicateOf, awaitedPayment } = evidence;
  const doubts: Doubt[] = [];
  const [leaked] = findLeakedCodes({ judged });
  if (leaked !== undefined) doubts.push({ reason: 'leaked-code', note: describeLeak(leaked) });
  if (duplicateOf !== undefined) {
    const note = `The order ${duplicateOf} of another connection is of the same customer, of the same value, and at most ten minutes older.`;
    doubts.push({ reason: 'possible-duplicate', note });
  }
  const stuffed = describeStuffing(evidence);
  if (stuffed !== undefined) doubts.push({ reason: 'cookie-stuffing', note: stuffed });
  if (awaitedPayment !== undefined) {
    const note =
      awaitedPayment === 'unknown'
        ? 'The order renews a subscription whose first payment is not known; released, it is attributed by itself.'
        : `The order renews the subscription that began with ${awaitedPayment}, which is not closed yet.`;
    doubts.push({ reason: 'awaits-first-payment', note });
  }
  return doubts;
}

function describeLeak({ candidate: { touch, code } }: JudgedTouch): string {
  const since = code?.leakedFrom === undefined ? '' : ` since ${formatDay(code.leakedFrom)}`;
  return `The code ${touch.code ?? touch.touchId} is known from coupon sites${since}, and nothing else led to the order.`;
}

/** Of the first doubted token that earns. */
function describeStuffing({
  judged,
  credits,
  tokenDoubts = [],
}: DoubtfulEvidence): string | undefined {
  const doubt = tokenDoubts.find(({ touchId }) => credits.some((each) => each.touchId === touchId));
  if (doubt === undefined) return undefined;
  const touch = judged.find(({ candidate }) => candidate.touch.touchId === doubt.touchId);
  const token = `The token of the link ${touch?.candidate.touch.slug ?? doubt.touchId}`;
  return doubt.because === 'shared'
    ? `${token} was carried by the order ${doubt.withOrder} of another customer before.`
    : `${token} was seen on no page of the shop, although the snippet runs in the buyer's browser.`;
}
