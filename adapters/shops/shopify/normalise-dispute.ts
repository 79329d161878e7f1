import type { Dispute } from '../../../core/assessment/dispute.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { readOptionalTime, readTime } from '../read-time.ts';
import { UnusableContentError } from '../unusable-content-error.ts';
import { amountReader, requireAmount } from './read-amount.ts';
import type { ShopifyDispute } from './shopify-schemas.ts';

/** Shopify's states of a dispute. What was refunded during an inquiry comes as a refund of its own. */
const statuses: Readonly<Record<string, Dispute['status']>> = {
  needs_response: 'opened',
  under_review: 'opened',
  charge_refunded: 'won',
  won: 'won',
  accepted: 'lost',
  lost: 'lost',
};

/**
 * A dispute as Shopify describes it. It has no time of its last change, so its version is the latest of the
 * moments that it names: opened, answered, ended.
 */
export function normaliseDispute(written: ShopifyDispute): {
  readonly dispute: Dispute;
  readonly version: Instant;
} {
  const openedAt = readTime('initiated_at', written.initiated_at);
  const endedAt = readOptionalTime('finalized_on', written.finalized_on);
  const answeredAt = readOptionalTime('evidence_sent_on', written.evidence_sent_on);
  const read = amountReader(written.currency);
  const amount = { set: null, plain: written.amount };
  return {
    dispute: {
      disputeId: written.id,
      kind: readKind(written.type),
      status: readStatus(written.status),
      openedAt,
      ...(endedAt === undefined ? {} : { endedAt }),
      minorUnits: requireAmount(read, 'amount', amount),
      currency: written.currency,
    },
    version: Math.max(openedAt, answeredAt ?? openedAt, endedAt ?? openedAt),
  };
}

function readKind(text: string): Dispute['kind'] {
  if (text === 'chargeback' || text === 'inquiry') return text;
  throw new UnusableContentError(
    'unknown-dispute-type',
    'The dispute is neither a chargeback nor an inquiry.',
  );
}

function readStatus(text: string): Dispute['status'] {
  const status = Object.hasOwn(statuses, text) ? statuses[text] : undefined;
  if (status !== undefined) return status;
  const detail = 'The status of the dispute is none that Shopify documents.';
  throw new UnusableContentError('unknown-dispute-status', detail);
}
