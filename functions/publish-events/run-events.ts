import type { RunHead } from '../../adapters/dynamo/run-item.ts';
import type { DomainEvent } from '../../adapters/events/event-sender.ts';
import { toMoneyDocument } from '../../core/money/money-document.ts';
import type { RunApproval } from '../../core/payouts/run-approval.ts';

/**
 * What a write to a run of payouts means to the outside: `payout-run.awaiting-approval`, so that a second person hears of
 * it, and `payout-run.approved` or `.rejected`. A run that waits for nobody is told by its payouts.
 */
export function runEvents({
  before,
  after,
}: {
  readonly before: RunHead | undefined;
  readonly after: RunHead | undefined;
}): DomainEvent[] {
  if (after?.approval === undefined) return [];
  const { approval } = after;
  const status = statusOf(approval);
  if (before?.approval !== undefined && statusOf(before.approval) === status) return [];

  const { merchantId, runId, author, startedAt } = after;
  const type = `payout-run.${status}`;
  return [
    {
      type,
      at: approval.decision?.at ?? startedAt,
      detail: {
        eventId: `${type}/${merchantId}/${runId}`,
        ...{ merchantId, runId },
        ...(author === undefined ? {} : { askedBy: author }),
        ...(approval.decision === undefined ? {} : { decidedBy: approval.decision.author }),
        exceeding: approval.exceeding.map(toMoneyDocument),
      },
    },
  ];
}

const statusOf = ({ decision }: RunApproval) => decision?.outcome ?? 'awaiting-approval';
