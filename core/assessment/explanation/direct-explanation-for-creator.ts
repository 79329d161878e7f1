import { toMoneyDocument } from '../../money/money-document.ts';
import type {
  DirectExplanation,
  ExplainedAdjustment,
  OwnDirectExplanation,
} from './direct-explanation.ts';
import { listOwnShares } from './list-own-shares.ts';
import { settlementForCreator } from './settlement-for-creator.ts';

/**
 * The explanation of a conversion without attribution as a creator may see it; `undefined` for one who
 * has no part in it. People's notes on holds are left out, and for a referrer also what it was
 * that the other creator did.
 */
export function directExplanationForCreator(
  explanation: DirectExplanation,
  creatorId: string,
): OwnDirectExplanation | undefined {
  const { conversionId, kind, placedAt, settlement, total, unpaid } = explanation;
  const shares = listOwnShares(explanation.groups, creatorId);
  const isOwn = explanation.creatorId === creatorId;
  if (!isOwn && shares.length === 0) return undefined;

  const own = explanation.owed.find((amount) => amount.creatorId === creatorId);
  return {
    conversionId,
    kind,
    placedAt,
    settlement: settlementForCreator(settlement),
    creatorId,
    ...(isOwn ? describeOwn(explanation) : {}),
    amount: own?.amount ?? toMoneyDocument({ minorUnits: 0n, currency: total.currency }),
    amountsInKind: explanation.owedInKind
      .filter((each) => each.creatorId === creatorId)
      .map(({ amount }) => amount),
    shares,
    ...(isOwn && unpaid !== undefined ? { unpaid } : {}),
  };
}

/** Of an adjustment the reason is the creator's to read; the evidence and who decided are not. */
function describeOwn({ activity, plan, adjustment }: DirectExplanation) {
  return {
    ...(activity === undefined ? {} : { activity }),
    ...(plan === undefined ? {} : { plan }),
    ...(adjustment === undefined ? {} : { adjustment: pickOwn(adjustment) }),
  };
}

const pickOwn = ({ kind, amount, reason }: ExplainedAdjustment) => ({ kind, amount, reason });
