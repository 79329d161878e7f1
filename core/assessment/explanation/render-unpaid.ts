import type { ExplainedUnpaid, Unpaid } from './explained-unpaid.ts';
import type { ExplainedLine, ExplainedSettlement } from './explanation.ts';
import { renderLineName } from './render-commission.ts';

/** Says to the merchant for what somebody with credit earns nothing, who, and why. */
export function renderUnpaid(unpaid: ExplainedUnpaid): string {
  const names = unpaid.creators.map(({ creatorName }) => creatorName);
  const last = names.at(-1) ?? 'anybody';
  return renderFor(
    unpaid,
    names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`,
  );
}

/** Says the same to a creator whom it concerns. */
export function renderOwnUnpaid(unpaid: Unpaid): string {
  return renderFor(unpaid, 'you');
}

function renderFor(unpaid: Unpaid, whom: string): string {
  const reason = reasons[unpaid.reason];
  const { ruleId, planId, versionId, lineId, title } = unpaid;
  if (lineId === undefined) return `Nothing is earned, because ${reason}.`;
  const origin =
    ruleId === undefined ? '' : ` (rule ${ruleId}, plan ${planId}, version ${versionId})`;
  return `${renderLineName({ lineId, title })}: nothing for ${whom}, because ${reason}${origin}.`;
}

const reasons: Readonly<Record<Unpaid['reason'], string>> = {
  'test-order': 'it is a test order',
  cancelled: 'the order was cancelled',
  voided: 'the payment of the order was voided',
  'order-refunded': 'the whole order was refunded',
  'never-paid': 'nobody has paid the order in time',
  'renewal-not-paid': 'the plan pays for renewals of a subscription no longer',
  'gift-card': 'gift cards earn nothing',
  'not-left-after-edits': 'it was edited out of the order',
  'line-refunded': 'all of it was refunded',
  'nothing-paid': 'nothing was paid for it',
  'no-rule': 'no rule of the plan applies',
  'rule-pays-nothing': 'the rule that applies pays nothing',
};

/** What the sentences about a line's base or about the settlement do not say already. */
export function listUnsaid<Any extends Unpaid>(
  unpaid: readonly Any[],
  { lines, settlement }: UnpaidContext,
): Any[] {
  return unpaid.filter(({ reason, lineId }) => {
    if (reason === 'test-order') return settlement.status !== 'excluded';
    if (reason === 'never-paid') return settlement.status !== 'expired';
    if (reason === 'no-rule' || reason === 'rule-pays-nothing') return true;
    return lines.every((line) => line.lineId !== lineId);
  });
}

type UnpaidContext = {
  readonly lines: readonly ExplainedLine[];
  readonly settlement: Pick<ExplainedSettlement, 'status'>;
};
