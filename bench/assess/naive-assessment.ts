import type { Candidate } from '../../core/attribution/candidate.ts';
import type { PlanVersion } from '../../core/plans/plan.ts';
import type { ConversionCase } from './conversion-case.ts';
import { fraction, type NaiveFraction, plus, times } from './naive-fraction.ts';

/*
 * The same question answered as one would write it first: the input is copied, touches and rules
 * are searched anew for every line, and everything is grouped by maps, with fractions in lowest terms
 * at every step. It knows only what the scenarios of the benchmark need, and explains nothing.
 */

type Credit = {
  readonly creatorId: string;
  readonly touchId: string;
  readonly share: NaiveFraction;
};

/** What each creator earns, in minor units. */
export function assessNaively(original: ConversionCase): Map<string, bigint> {
  const input = structuredClone(original);
  const credits = creditTouches(input);
  const owed = new Map<string, bigint>();
  for (const line of valueLines(input)) {
    const byRule = Map.groupBy(credits, (credit) => findRule(input, line, credit));
    for (const [ruleId, ofRule] of byRule) {
      for (const [creatorId, amount] of splitCommission(line.base, rateOf(input, ruleId), ofRule)) {
        owed.set(creatorId, (owed.get(creatorId) ?? 0n) + amount);
      }
    }
  }
  return owed;
}

function creditTouches({ candidates, conversion, policy }: ConversionCase): Credit[] {
  const eligible = candidates
    .filter((candidate) => isEligible(candidate, conversion.convertedAt))
    .toSorted((a, b) => a.touch.at - b.touch.at);
  const codes = eligible.filter(({ touch }) => touch.kind === 'code');
  const journey = codes.length > 0 ? codes : eligible;
  const credited = policy.model.kind === 'last-touch' ? journey.slice(-1) : journey;
  return credited.map(({ touch: { creatorId, touchId } }) => ({
    creatorId,
    touchId,
    share: fraction(1n, BigInt(credited.length)),
  }));
}

function isEligible({ touch, enrolment }: Candidate, convertedAt: number): boolean {
  const ageDays = (convertedAt - touch.at) / 86_400_000;
  return (
    touch.filtered === undefined &&
    touch.kind !== 'view' &&
    ageDays >= 0 &&
    ageDays <= 30 &&
    enrolment !== undefined &&
    (enrolment.leftAt === undefined || touch.at < enrolment.leftAt)
  );
}

function valueLines({ order: { snapshot } }: ConversionCase) {
  const lines = (snapshot?.lines ?? []).map((line) => ({
    ...line,
    base: line.grossMinorUnits - line.discountMinorUnits,
  }));
  const weights = new Map(lines.map(({ lineId, base }) => [lineId, fraction(base)]));
  const discounts = divide(snapshot?.unallocatedDiscountMinorUnits ?? 0n, weights);
  return lines.map((line) => ({ ...line, base: line.base - (discounts.get(line.lineId) ?? 0n) }));
}

function findRule(
  { terms, order, candidates }: ConversionCase,
  line: ReturnType<typeof valueLines>[number],
  { creatorId, touchId }: Credit,
): string {
  const candidate = candidates.find(({ touch }) => touch.touchId === touchId);
  const isNewGoods = line.categories?.some((category) => ['tents', 'stoves'].includes(category));
  if (isNewGoods && terms.customer === 'new') return 'launch';
  if (candidate?.enrolment?.tier === 'gold') return 'gold';
  if (['creator-3', 'creator-7'].includes(creatorId)) return 'gold';
  if (line.tags?.includes('clearance') && order.snapshot?.country !== 'US') return 'clearance';
  return 'rest';
}

function rateOf({ terms }: ConversionCase, ruleId: string): NaiveFraction {
  const version: PlanVersion = terms.planVersion;
  const reward = version.rules.find((rule) => rule.ruleId === ruleId)?.rewards[0];
  if (reward?.kind !== 'percent') throw new Error('The rules of the benchmark are percentages.');
  return fraction(reward.rate.numerator, reward.rate.denominator);
}

function splitCommission(base: bigint, rate: NaiveFraction, credits: readonly Credit[]) {
  const share = credits.map((credit) => credit.share).reduce(plus);
  const exact = times(times(fraction(base), rate), share);
  const byCreator = new Map(credits.map((credit) => [credit.creatorId, credit.share]));
  return divide(roundHalfEven(exact), byCreator);
}

function roundHalfEven({ above, below }: NaiveFraction): bigint {
  const down = above / below;
  const twice = (above - down * below) * 2n;
  if (twice === below) return down % 2n === 0n ? down : down + 1n;
  return twice > below ? down + 1n : down;
}

/** By largest remainder, the first among equals. */
function divide(amount: bigint, weights: ReadonlyMap<string, NaiveFraction>): Map<string, bigint> {
  const total = [...weights.values()].reduce(plus);
  const parts = [...weights].map(([owner, weight]) => {
    const exact = times(fraction(amount), times(weight, fraction(total.below, total.above)));
    const down = exact.above / exact.below;
    return { owner, down, rest: plus(exact, fraction(-down)) };
  });
  const left = amount - parts.reduce((sum, { down }) => sum + down, 0n);
  const lucky = parts
    .toSorted((a, b) => compare(b.rest, a.rest))
    .slice(0, Number(left))
    .map(({ owner }) => owner);
  return new Map(parts.map(({ owner, down }) => [owner, lucky.includes(owner) ? down + 1n : down]));
}

function compare(a: NaiveFraction, b: NaiveFraction): number {
  const difference = a.above * b.below - b.above * a.below;
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}
