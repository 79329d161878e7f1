import type { ConversionState } from '../../settlement/conversion.ts';
import { earnsAsRenewal } from '../../subscriptions/earns-as-renewal.ts';
import type { Assessment, LineBase } from '../assessment.ts';
import type { OrderSnapshot } from '../order-facts.ts';
import type { OrderState } from '../order-state.ts';
import { type CreatorNames, nameOf } from './explain-touches.ts';
import type { ExplainedUnpaid, Unpaid, UnpaidLineReason } from './explained-unpaid.ts';
import { type Decision, openDecidingRules } from './open-deciding-rules.ts';
import { whyOrderEarnsNothing } from './why-order-earns-nothing.ts';

/**
 * Why creators who have credit earn nothing: on the whole order, or line by line. Equal reasons are
 * one, with all of the creators.
 *
 * @param order as it was assessed; without it, what only it can tell is left out.
 * @throws RangeError if the order itself has not arrived.
 */
export function explainUnpaid(input: {
  readonly state: Pick<ConversionState, 'status'>;
  readonly assessment: Assessment;
  readonly order: OrderState | undefined;
  readonly names: CreatorNames;
}): ExplainedUnpaid[] {
  const { state, assessment, order, names } = input;
  const { attribution, groups, lines } = assessment;
  const creators = [...new Set(attribution.credits.map(({ creatorId }) => creatorId))].map(
    (creatorId) => ({ creatorId, creatorName: nameOf(creatorId, names) }),
  );
  const whole =
    groups.length === 0
      ? (whyOrderEarnsNothing(state.status, order) ??
        whyRenewalEarnsNothing(assessment, order?.snapshot))
      : undefined;
  if (whole !== undefined) return [{ reason: whole, creators }];

  const decide = order === undefined ? undefined : openDecidingRules(assessment, order);
  return lines.flatMap((line) => {
    const reasons = creators.flatMap((creator) => {
      if (earnsOn(line, creator.creatorId, assessment)) return [];
      const found = explainLine(line, () => decide?.(creator.creatorId, line.lineId) ?? []);
      return found.map((unpaid) => ({ ...unpaid, creators: [creator] }));
    });
    return joinEqual(reasons);
  });
}

/** What the version in force says: an earlier one that protects gives no less. */
function whyRenewalEarnsNothing(
  { renewalOf, terms }: Assessment,
  order: OrderSnapshot | undefined,
): 'renewal-not-paid' | undefined {
  if (renewalOf === undefined || order === undefined) return undefined;
  const { renewals } = terms.planVersion;
  return earnsAsRenewal(renewals, renewalOf.placedAt, order.placedAt)
    ? undefined
    : 'renewal-not-paid';
}

/** Whether a line gave the creator a share; one of nothing counts only where there is a base. */
function earnsOn(line: LineBase, creatorId: string, { groups }: Assessment): boolean {
  return groups.some(
    ({ lineId, shares }) =>
      lineId === line.lineId &&
      shares.some(
        (share) =>
          share.creatorId === creatorId && (share.minorUnits > 0n || line.baseMinorUnits > 0n),
      ),
  );
}

function explainLine(line: LineBase, decide: () => readonly Decision[]): Unpaid[] {
  const { lineId, title } = line;
  const reason = whyNoBase(line);
  if (reason !== undefined) return [{ reason, lineId, title }];

  const decisions = decide();
  if (decisions.some(({ rule }) => rule !== undefined && rule.rewards.length > 0)) return [];
  return decisions.map(({ rule, version: { planId, versionId } }) =>
    rule === undefined
      ? { reason: 'no-rule', lineId, title }
      : { reason: 'rule-pays-nothing', lineId, title, ruleId: rule.ruleId, planId, versionId },
  );
}

function whyNoBase(line: LineBase): UnpaidLineReason | undefined {
  if (line.excluded !== undefined) return line.excluded;
  if (line.baseMinorUnits > 0n) return undefined;
  return line.originalMinorUnits > 0n ? 'line-refunded' : 'nothing-paid';
}

/** @param found all of one line. */
function joinEqual(found: readonly ExplainedUnpaid[]): ExplainedUnpaid[] {
  const joined: ExplainedUnpaid[] = [];
  for (const each of found) {
    const place = joined.findIndex(
      ({ reason, ruleId, versionId }) =>
        reason === each.reason && ruleId === each.ruleId && versionId === each.versionId,
    );
    const same = joined[place];
    if (same === undefined) joined.push(each);
    else joined[place] = { ...same, creators: unite(same.creators, each.creators) };
  }
  return joined;
}

function unite(creators: ExplainedUnpaid['creators'], others: ExplainedUnpaid['creators']) {
  const isNew = ({ creatorId }: (typeof others)[number]) =>
    creators.every((known) => known.creatorId !== creatorId);
  return [...creators, ...others.filter(isNew)];
}
