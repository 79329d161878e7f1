import type { DomainEvent } from '../../adapters/events/event-sender.ts';
import { toUnitDocument } from '../../core/assessment/explanation/amount-document.ts';
import { toConversionDocument } from '../../core/payouts/describe-conversion.ts';
import type { Payout } from '../../core/payouts/payout.ts';

/** What a write to a payout means to the outside: `payout.<state>` when the state is a new one. */
export function payoutEvents({
  before,
  after,
}: {
  readonly before: Payout | undefined;
  readonly after: Payout;
}): DomainEvent[] {
  if (before?.state === after.state) return [];

  const { merchantId, payoutId, creatorId, runId, batchId, state, currency, minorUnits } = after;
  const { conversion } = after;
  const payeeId = after.division?.payeeId;
  const type = `payout.${state}`;
  // A rail that had no answer may have one again: then the payout is submitted a second time.
  const times = after.history.filter((line) => line.state === state).length;
  return [
    {
      type,
      at: after.history.at(-1)?.at ?? 0,
      detail: {
        eventId: [type, merchantId, payoutId, ...(times > 1 ? [times] : [])].join('/'),
        merchantId,
        payoutId,
        creatorId,
        ...(payeeId === undefined ? {} : { payeeId }),
        runId,
        batchId,
        ...toUnitDocument(minorUnits, currency),
        ...(conversion === undefined ? {} : { conversion: toConversionDocument(conversion) }),
      },
    },
  ];
}
