import type { ExplainedSettlement } from './explanation.ts';

/** Where a conversion stands, without what people noted about a hold, and who closed it early and why. */
export function settlementForCreator({
  holds,
  earlyClose,
  ...settlement
}: ExplainedSettlement): ExplainedSettlement {
  return {
    ...settlement,
    ...(earlyClose === undefined ? {} : { earlyClose: { at: earlyClose.at } }),
    holds: holds.map(({ reason, since }) => ({ reason, since })),
  };
}
