import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Assessment, Terms } from '../../../../core/assessment/assessment.ts';
import type { PlanVersion, Rule } from '../../../../core/plans/plan.ts';
import {
  assessOrder,
  type OrderToAssess,
  owedBy,
  pricedLines,
  refundOfLine,
} from '../../../support/assess-order.ts';
import {
  aPlanVersion,
  daysAfterOrder,
  daysBeforeOrder,
  flatPerItem,
  flatPerOrder,
  inKindPerOrder,
  type JourneyTouch,
  percent,
} from '../../../support/factories/index.ts';

const notice = daysBeforeOrder(10);
const version = (versionId: string, rules: readonly Rule[], changes: Partial<PlanVersion> = {}) =>
  aPlanVersion({ versionId, rules, ...changes });
const paying = (versionId: string, rate: bigint) =>
  version(versionId, [{ ruleId: 'all', rewards: [percent(rate)] }]);
const termsOf = (planVersion: PlanVersion, ...earlier: PlanVersion[]): Partial<Terms> => ({
  planVersion,
  protecting: earlier.map((each) => ({ version: each, enrolledBefore: notice })),
});
const old: JourneyTouch = {
  creatorId: 'old',
  parts: 1n,
  candidate: { enrolment: { enrolledAt: notice - 1 } },
};
const recent: JourneyTouch = {
  creatorId: 'recent',
  parts: 1n,
  candidate: { enrolment: { enrolledAt: notice } },
};
const stranger: JourneyTouch = {
  creatorId: 'stranger',
  parts: 2n,
  candidate: { enrolment: undefined },
};

describe('rate protection', () => {
  const terms = termsOf(paying('v2', 5n), paying('v1', 10n));

  it('keeps the higher rate for who was enrolled before the notice, and for nobody else', () => {
    expect(owedBy({ terms, touches: [old, recent, stranger] })).toEqual({
      old: 250n,
      recent: 125n,
      stranger: 250n,
    });
  });

  it('changes nothing where the version in force gives as much', () => {
    const { groups } = assessOrder({
      touches: [old],
      terms: termsOf(paying('v2', 10n), paying('v1', 10n)),
    });

    expect(groups).toMatchObject([{ versionId: 'v2', protectedUntil: undefined }]);
  });

  it('does not hold back an increase', () => {
    const raised = termsOf(paying('v2', 20n), paying('v1', 10n));

    expect(owedBy({ terms: raised, touches: [old] })).toEqual({ old: 2_000n });
  });

  it('protects against an exclusion as against a lower rate', () => {
    const excluded = termsOf(version('v2', []), paying('v1', 10n));

    expect(owedBy({ terms: excluded, touches: [old, recent] })).toEqual({ old: 500n });
  });

  it('takes one version for the whole order, not the better one for each line', () => {
    const first = { product: ['product-1'] };
    const before = version('v1', [{ ruleId: 'first', when: first, rewards: [percent(30n)] }]);
    const now = version('v2', [{ ruleId: 'rest', when: { not: first }, rewards: [percent(20n)] }]);
    const order = { lines: pricedLines(1_000n, 1_000n) };

    const { groups } = assessOrder({ order, touches: [old], terms: termsOf(now, before) });

    expect(groups).toMatchObject([{ versionId: 'v1', lineId: 'line-1', minorUnits: 300n }]);
  });

  it('takes the newest of several versions that give the same', () => {
    const several = termsOf(paying('v3', 5n), paying('v2', 10n), paying('v1', 10n));

    expect(assessOrder({ terms: several, touches: [old] }).groups).toMatchObject([
      { versionId: 'v2' },
    ]);
  });

  it('knows for each version who was enrolled before its notice', () => {
    const protecting = [
      { version: paying('v2', 10n), enrolledBefore: notice },
      { version: paying('v1', 20n), enrolledBefore: daysBeforeOrder(20) },
    ];
    const chain = { planVersion: paying('v3', 5n), protecting };

    expect(owedBy({ terms: chain, touches: [old, recent] })).toEqual({ old: 500n, recent: 250n });
  });

  it('keeps a group with the shares that hold, and says what all of it was rounded to', () => {
    const { groups } = assessOrder({ terms, touches: [old, recent] });

    expect(groups).toMatchObject([
      {
        versionId: 'v2',
        protectedUntil: undefined,
        roundedMinorUnits: 500n,
        minorUnits: 250n,
        shares: [{ creatorId: 'recent', minorUnits: 250n }],
      },
      {
        versionId: 'v1',
        roundedMinorUnits: 1_000n,
        minorUnits: 500n,
        creditParts: 2n,
        shares: [{ creatorId: 'old', minorUnits: 500n }],
      },
    ]);
  });

  it('says until when: for so many days after the notice', () => {
    const until = (rateProtectionDays?: number) =>
      assessOrder({ touches: [old], terms: { ...terms, rateProtectionDays } }).groups[0]
        ?.protectedUntil;

    expect(until()).toBe(daysAfterOrder(20));
    expect(until(60)).toBe(daysAfterOrder(50));
  });

  it('gives an assist bonus by the version that holds for its creator', () => {
    const assistBonus = (minorUnits: bigint) => ({
      assistBonus: {
        ruleId: 'assist',
        amount: { minorUnits, currency: 'USD' },
        to: 'any' as const,
      },
    });
    const rules = [{ ruleId: 'all', rewards: [percent(10n)] }];
    const touches = [
      { ...old, parts: 0n },
      { ...recent, parts: 0n },
      { creatorId: 'mia', parts: 1n },
    ];

    const owed = owedBy({
      touches,
      terms: termsOf(
        version('v2', rules, assistBonus(100n)),
        version('v1', rules, assistBonus(300n)),
      ),
    });

    expect(owed).toEqual({ mia: 1_000n, old: 300n, recent: 100n });
  });

  it('computes each version from the base that it defines', () => {
    const lines = pricedLines(10_000n).map((line) => ({ ...line, taxMinorUnits: 2_000n }));
    const before = version('v1', paying('v1', 10n).rules, {
      base: { includeTax: true, includeGiftCards: false },
    });

    const { groups, lines: bases } = assessOrder({
      order: { lines },
      touches: [old],
      terms: termsOf(paying('v2', 10n), before),
    });

    expect(groups).toMatchObject([{ versionId: 'v1', baseMinorUnits: 12_000n }]);
    expect(bases).toMatchObject([{ baseMinorUnits: 10_000n }]);
  });

  it('decides anew after a refund, from the same terms', () => {
    const before = version('v1', [{ ruleId: 'flat', rewards: [flatPerOrder(800n, 'lost')] }]);
    const held = termsOf(paying('v2', 5n), before);
    const refunds = [refundOfLine('line-1', 1_000n)];

    expect(owedBy({ terms: held, touches: [old] })).toEqual({ old: 800n });
    expect(owedBy({ terms: held, touches: [old], refunds })).toEqual({ old: 450n });
  });
});

describe('rate protection of what is paid in kind', () => {
  const giving = (versionId: string, rate: bigint, points: bigint) =>
    version(versionId, [{ ruleId: 'all', rewards: [percent(rate), inKindPerOrder(points)] }]);
  const pointsUnder = (now: PlanVersion, before: PlanVersion) => {
    const { owed, owedInKind } = assessOrder({ touches: [old], terms: termsOf(now, before) });
    return [owed[0]?.minorUnits, owedInKind[0]?.minorUnits];
  };

  it('counts where the cash is the same', () => {
    expect(pointsUnder(giving('v2', 10n, 50n), giving('v1', 10n, 80n))).toEqual([1_000n, 80n]);
    expect(pointsUnder(giving('v2', 10n, 80n), giving('v1', 10n, 50n))).toEqual([1_000n, 80n]);
  });

  it('does not outweigh cash, and is never added from two versions', () => {
    expect(pointsUnder(giving('v2', 10n, 50n), giving('v1', 9n, 900n))).toEqual([1_000n, 50n]);
    expect(pointsUnder(giving('v2', 9n, 900n), giving('v1', 10n, 50n))).toEqual([1_000n, 50n]);
  });

  it('leaves the version in force where one gives more of this and less of that', () => {
    const mixed = (versionId: string, points: bigint, samples: bigint) =>
      version(versionId, [
        {
          ruleId: 'all',
          rewards: [inKindPerOrder(points), inKindPerOrder(samples, 'sample:LAMP')],
        },
      ]);

    const { groups } = assessOrder({
      touches: [old],
      terms: termsOf(mixed('v2', 10n, 2n), mixed('v1', 20n, 1n)),
    });

    expect(groups.every(({ versionId }) => versionId === 'v2')).toBe(true);
  });
});

describe('whatever the versions promise', () => {
  const rewards = fc.array(
    fc.oneof(
      fc.bigInt({ min: 0n, max: 10_000n }).map((rate) => percent(rate, 10_000n)),
      fc.bigInt({ min: 0n, max: 900n }).map((amount) => flatPerOrder(amount)),
      fc.bigInt({ min: 0n, max: 90n }).map((amount) => flatPerItem(amount)),
    ),
    { maxLength: 2 },
  );
  const creators = ['a', 'b', 'c', 'd'];
  const rules = fc
    .tuple(rewards, rewards, fc.subarray(creators), fc.boolean())
    .map(([first, rest, chosen, byProduct]): Rule[] => [
      {
        ruleId: 'some',
        when: byProduct ? { product: ['product-1'] } : { creator: chosen },
        rewards: first,
      },
      { ruleId: 'rest', rewards: rest },
    ]);
  const histories = fc.record({
    versions: fc.array(
      fc.record({
        rules,
        assist: fc.bigInt({ min: 0n, max: 300n }),
        includeTax: fc.boolean(),
        noticeDay: fc.nat(4),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    prices: fc.array(fc.bigInt({ min: 1n, max: 100_000n }), { minLength: 1, maxLength: 3 }),
    refunded: fc.bigInt({ min: 0n, max: 100n }),
    // The day on which each creator was enrolled; later ones have joined under newer terms.
    enrolled: fc.array(fc.option(fc.nat(5), { nil: undefined }), { minLength: 4, maxLength: 4 }),
    parts: fc.array(fc.bigInt({ min: 0n, max: 3n }), { minLength: 4, maxLength: 4 }),
    channelParts: fc.bigInt({ min: 0n, max: 2n }),
  });
  type History = typeof histories extends fc.Arbitrary<infer T> ? T : never;

  const day = (number: number) => daysBeforeOrder(20 - number);
  const toVersion = (drawn: History['versions'][number], place: number) =>
    version(`v${9 - place}`, drawn.rules, {
      base: { includeTax: drawn.includeTax, includeGiftCards: false },
      assistBonus: {
        ruleId: 'assist',
        amount: { minorUnits: drawn.assist, currency: 'USD' },
        to: 'any',
      },
    });
  const toOrder = ({
    prices,
    refunded,
    enrolled,
    parts,
    channelParts,
  }: History): OrderToAssess => ({
    order: {
      lines: pricedLines(...prices).map((line) => ({ ...line, taxMinorUnits: 77n })),
    },
    refunds: [refundOfLine('line-1', ((prices[0] ?? 0n) * refunded) / 100n, 0)],
    touches: creators.map((creatorId, place) => {
      const enrolledDay = enrolled[place];
      const enrolment = enrolledDay === undefined ? undefined : { enrolledAt: day(enrolledDay) };
      return { creatorId, parts: parts[place], candidate: { enrolment } };
    }),
    channelParts,
  });
  const sum = (amounts: readonly { readonly minorUnits: bigint }[]) =>
    amounts.reduce((total, { minorUnits }) => total + minorUnits, 0n);
  const amountOf = ({ owed }: Assessment, creatorId: string) =>
    sum(owed.filter((amount) => amount.creatorId === creatorId));

  it('every creator gets the most that the versions binding that creator would give everybody', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const [inForce, ...earlier] = history.versions.map(toVersion);
        const order = toOrder(history);
        const protecting = earlier.map((each, place) => ({
          version: each,
          enrolledBefore: day(history.versions[place]?.noticeDay ?? 0),
        }));

        const assessed = assessOrder({ ...order, terms: { planVersion: inForce, protecting } });

        const alone = [inForce, ...earlier].map((planVersion) =>
          assessOrder({ ...order, terms: { planVersion } }),
        );
        creators.forEach((creatorId, place) => {
          const enrolledDay = history.enrolled[place];
          const binding = alone.filter(
            (_, index) =>
              index === 0 ||
              (enrolledDay !== undefined &&
                day(enrolledDay) < (protecting[index - 1]?.enrolledBefore ?? 0)),
          );
          const amounts = binding.map((assessment) => amountOf(assessment, creatorId));
          const most = amounts.reduce((a, b) => (a > b ? a : b));
          expect(amountOf(assessed, creatorId)).toBe(most);
        });
      }),
    );
  });

  it('what is owed is the sum of the groups, and each group that of its shares', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const [inForce, ...earlier] = history.versions.map(toVersion);
        const terms = termsOf(inForce ?? aPlanVersion(), ...earlier);

        const { groups, owed } = assessOrder({ ...toOrder(history), terms });

        expect(sum(owed)).toBe(sum(groups));
        for (const group of groups) {
          expect(sum(group.shares)).toBe(group.minorUnits);
          expect(group.minorUnits <= (group.roundedMinorUnits ?? group.minorUnits)).toBe(true);
        }
      }),
    );
  });
});
