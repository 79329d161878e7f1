import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attribute } from '../../../core/attribution/attribute.ts';
import type { AttributableConversion } from '../../../core/attribution/attribution.ts';
import type {
  AttributionModel,
  RuleBasedModel,
} from '../../../core/attribution/attribution-model.ts';
import type { Candidate } from '../../../core/attribution/candidate.ts';
import type { ChannelTouch } from '../../../core/attribution/channel-touch.ts';
import { creatorClasses } from '../../../core/attribution/creator-class.ts';
import type {
  AttributionPolicy,
  ChannelRule,
  CodePrecedence,
} from '../../../core/attribution/policy.ts';
import { precedenceVerdicts } from '../../../core/attribution/verdict.ts';
import type { WeightSet } from '../../../core/attribution/weights/weight-set.ts';
import { canonicalJson } from '../../../core/encoding/canonical-json.ts';
import {
  aCandidate,
  anAttributableConversion,
  aPolicy,
  daysBeforeOrder,
  orderMoment,
} from '../../support/factories/index.ts';

const clickAt = (touchId: string, at: number, creatorId = touchId) =>
  aCandidate({ touchId, creatorId, at });

describe('last touch', () => {
  it('gives everything to the latest eligible touch', () => {
    const candidates = [
      clickAt('b', daysBeforeOrder(1)),
      clickAt('late', orderMoment + 1),
      clickAt('a', daysBeforeOrder(5)),
    ];

    const { credits, judged } = attribute(candidates, anAttributableConversion(), aPolicy());

    expect(credits).toEqual([{ touchId: 'b', creatorId: 'b', parts: 1n }]);
    expect(judged.map(({ candidate }) => candidate.touch.touchId)).toEqual(['a', 'b', 'late']);
  });

  it('decides equal times by id', () => {
    const candidates = [clickAt('b', orderMoment), clickAt('a', orderMoment)];

    const { credits } = attribute(candidates, anAttributableConversion(), aPolicy());

    expect(credits.map(({ touchId }) => touchId)).toEqual(['b']);
  });
});

describe('linear', () => {
  it('gives every touch the same, repeats of a creator included', () => {
    const candidates = [
      clickAt('a1', daysBeforeOrder(3), 'a'),
      clickAt('b', daysBeforeOrder(2)),
      clickAt('a2', daysBeforeOrder(1), 'a'),
    ];

    const { credits, totalParts } = attribute(
      candidates,
      anAttributableConversion(),
      aPolicy({ model: { kind: 'linear' } }),
    );

    expect(credits).toEqual([
      { touchId: 'a1', creatorId: 'a', parts: 1n },
      { touchId: 'b', creatorId: 'b', parts: 1n },
      { touchId: 'a2', creatorId: 'a', parts: 1n },
    ]);
    expect(totalParts).toBe(3n);
  });
});

describe('several records of one touch', () => {
  const good = clickAt('k1', daysBeforeOrder(5));
  const bot = aCandidate({ ...good.touch, filtered: 'prefetch', recordedAt: 1 });
  const old = clickAt('k1', daysBeforeOrder(50));
  const verdictsOf = (...records: readonly Candidate[]) =>
    attribute(records, anAttributableConversion(), aPolicy()).judged.map(({ verdict }) => verdict);

  it('count as the first of them that is eligible', () => {
    expect(verdictsOf(bot, good)).toEqual(['duplicate', 'eligible']);
    expect(verdictsOf(old, bot, good)).toEqual(['duplicate', 'duplicate', 'eligible']);
    expect(verdictsOf(good, good)).toEqual(['eligible', 'duplicate']);
  });

  it('take the reason of the first where none is eligible', () => {
    expect(verdictsOf(bot, old)).toEqual(['outside-window', 'duplicate']);
  });

  it('count likewise where they are visits', () => {
    const at = daysBeforeOrder(3);
    const visit: ChannelTouch = { touchId: 'v1', channel: 'email', at, recordedAt: at };
    const channels = [{ ...visit, filtered: 'bot', recordedAt: 1 }, visit];
    const policy = aPolicy({ channels: { email: 'dilute' } });

    const { channelCredits, judgedChannels } = attribute([], anAttributableConversion(), policy, {
      channels,
    });

    expect(judgedChannels.map(({ verdict }) => verdict)).toEqual(['duplicate', 'eligible']);
    expect(channelCredits).toEqual([{ touchId: 'v1', channel: 'email', parts: 1n }]);
  });
});

describe('attribute', () => {
  const creators = fc.constantFrom('mia', 'noa', 'zoe');
  const candidates: fc.Arbitrary<Candidate> = fc
    .record({
      touchId: fc.constantFrom('t1', 't2', 't3', 't4', 't5', 't6'),
      kind: fc.constantFrom('click' as const, 'view' as const, 'code' as const),
      days: fc.constantFrom(-1, 0, 0.0001, 0.5, 2, 29, 30, 31),
      creatorId: creators,
      discount: fc.bigInt({ min: 0n, max: 2n }),
      applied: fc.boolean(),
      filtered: fc.constantFrom(undefined, undefined, 'bot'),
      isBuyer: fc.boolean(),
      creatorClass: fc.constantFrom(...creatorClasses),
      isLeaked: fc.boolean(),
      fraudConfirmed: fc.constantFrom(undefined, undefined, true),
    })
    .map(({ touchId, kind, days, creatorId, discount, applied, filtered, ...known }) =>
      aCandidate(
        {
          touchId,
          kind,
          creatorId,
          at: kind === 'code' ? orderMoment : daysBeforeOrder(days),
          codeDiscountMinorUnits: discount,
          codeApplied: applied,
          filtered,
        },
        {
          creatorIdentityHashes: known.isBuyer && creatorId === 'zoe' ? ['k1:buyer'] : [],
          enrolment: { enrolledAt: 0, creatorClass: known.creatorClass },
          code: { validFrom: 0, ...(known.isLeaked ? { leakedFrom: daysBeforeOrder(1) } : {}) },
          fraudConfirmed: known.fraudConfirmed,
        },
      ),
    );
  const visits: fc.Arbitrary<ChannelTouch> = fc
    .record({
      touchId: fc.constantFrom('v1', 'v2', 'v3'),
      channel: fc.constantFrom('direct', 'email', 'paid-search'),
      days: fc.constantFrom(-1, 0, 0.4, 3, 31),
    })
    .map(({ days, ...visit }) => ({
      ...visit,
      at: daysBeforeOrder(days),
      recordedAt: daysBeforeOrder(days),
    }));
  const ruleBased: fc.Arbitrary<RuleBasedModel> = fc.constantFrom<RuleBasedModel[]>(
    { kind: 'first-touch' },
    { kind: 'last-touch' },
    { kind: 'last-non-direct' },
    { kind: 'linear' },
    { kind: 'position-decay' },
    { kind: 'time-decay', halfLifeHours: 168 },
    { kind: 'position-based', weights: { first: 40, middle: 20, last: 40 } },
    { kind: 'w-shaped', weights: { first: 30, lead: 30, opportunity: 30, others: 10 } },
    { kind: 'custom-weights', fromFirst: [3, 0], others: 1, fromLast: [0, 5] },
  );
  const models: fc.Arbitrary<AttributionModel> = fc.oneof(
    ruleBased,
    ruleBased.map((fallback) => ({ kind: 'data-driven' as const, fallback })),
  );
  const policies: fc.Arbitrary<AttributionPolicy> = fc
    .record({
      model: models,
      viewsEarn: fc.boolean(),
      codeVsLink: fc.constantFrom<CodePrecedence[]>(
        'code-wins',
        'link-wins',
        'code-wins-if-involved',
        'shared',
      ),
      channels: fc.dictionary(
        fc.constantFrom('direct', 'email', 'paid-search'),
        fc.constantFrom<ChannelRule[]>('ignore', 'dilute', 'yield'),
        { noNullPrototype: true },
      ),
      minimumSecondsToOrder: fc.constantFrom(0, 30),
    })
    .map((changes) => aPolicy(changes));
  const conversions = fc
    .record({
      claimedByNetworks: fc.constantFrom([], [], [], ['awin']),
      leadAt: fc.constantFrom(undefined, daysBeforeOrder(2)),
      stops: fc.constantFrom(undefined, undefined, { program: daysBeforeOrder(1) }),
    })
    .map((changes) => ({ ...anAttributableConversion(), ...changes }));
  const weightSet: WeightSet = {
    weightSetId: 'w-1',
    trainedBy: { model: 'shapley' },
    from: 0,
    until: 1,
    publishedAt: 2,
    journeys: 10,
    conversions: 5,
    weights: { mia: 600_000_000_000n, noa: 300_000_000_000n, direct: 100_000_000_000n },
  };
  const questions = fc.record({
    journey: fc.array(candidates, { maxLength: 8 }),
    channels: fc.array(visits, { maxLength: 4 }),
    policy: policies,
    conversion: conversions,
  });
  type Question = {
    readonly journey: readonly Candidate[];
    readonly channels: readonly ChannelTouch[];
    readonly policy: AttributionPolicy;
    readonly conversion: AttributableConversion;
  };
  const answer = ({ journey, channels, policy, conversion }: Question) =>
    attribute(journey, conversion, policy, { channels, weightSet });
  const sum = (credits: readonly { readonly parts: bigint }[]) =>
    credits.reduce((total, { parts }) => total + parts, 0n);

  it('gives out the whole credit over creators and channels if any touch is eligible, else none', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const { credits, channelCredits, totalParts, judged, judgedChannels } = answer(question);
        const eligibleIds = new Set([
          ...judged.flatMap(({ candidate, verdict }) =>
            verdict === 'eligible' ? [candidate.touch.touchId] : [],
          ),
          ...judgedChannels.flatMap(({ touch, verdict }) =>
            verdict === 'eligible' ? [touch.touchId] : [],
          ),
        ]);
        const all = [...credits, ...channelCredits];

        expect(sum(all)).toBe(totalParts);
        expect(totalParts > 0n).toBe(eligibleIds.size > 0);
        expect(all.every(({ touchId, parts }) => eligibleIds.has(touchId) && parts > 0n)).toBe(
          true,
        );
        expect(judged).toHaveLength(question.journey.length);
        expect(judgedChannels).toHaveLength(question.channels.length);
      }),
    );
  });

  it('never depends on the order in which touches come', () => {
    const permuted = <Item>(items: readonly Item[]) =>
      fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
    const shuffled = questions.chain((question) =>
      fc
        .record({ journey: permuted(question.journey), channels: permuted(question.channels) })
        .map((changes) => [question, { ...question, ...changes }] as const),
    );

    fc.assert(
      fc.property(shuffled, ([question, permutedQuestion]) => {
        expect(canonicalJson(answer(permutedQuestion))).toBe(canonicalJson(answer(question)));
      }),
    );
  });

  it('does not change with a touch that takes no part', () => {
    const precedence: readonly string[] = precedenceVerdicts;

    fc.assert(
      fc.property(questions, candidates, (question, added) => {
        const more = answer({ ...question, journey: [...question.journey, added] });
        const verdict = more.judged.find(({ candidate }) => candidate === added)?.verdict as string;
        fc.pre(verdict !== 'eligible' && !precedence.includes(verdict));

        const { credits, channelCredits, totalParts } = answer(question);

        expect(more.credits).toEqual(credits);
        expect(more.channelCredits).toEqual(channelCredits);
        expect(more.totalParts).toBe(totalParts);
      }),
    );
  });

  it('gives nobody more for a touch that is recorded twice', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const { journey, channels } = question;

        const doubled = answer({
          ...question,
          journey: [...journey, ...journey],
          channels: [...channels, ...channels],
        });

        expect(doubled.credits).toEqual(answer(question).credits);
      }),
    );
  });

  const stopped = fc
    .record({
      question: questions,
      budgetStoppedAt: fc.constantFrom(...[0, 0.2, 1, 5].map(daysBeforeOrder)),
    })
    .map(({ question, budgetStoppedAt }) => ({
      ...question,
      conversion: { ...question.conversion, stops: { program: budgetStoppedAt } },
      earlier: question.journey.filter(({ touch }) => touch.at <= budgetStoppedAt),
    }));

  it('pays as if no creator had touched the order after the notice that the budget is spent', () => {
    fc.assert(
      fc.property(stopped, ({ earlier, ...question }) => {
        expect(answer(question).credits).toEqual(answer({ ...question, journey: earlier }).credits);
      }),
    );
  });

  it('pays creators after the budget is spent if a touch before the notice could earn', () => {
    fc.assert(
      fc.property(stopped, ({ earlier, ...question }) => {
        // Each touch once: of several records another one may stand for it.
        const journey = [
          ...new Map(question.journey.map((each) => [each.touch.touchId, each])).values(),
        ];
        const alone = { ...question, channels: [], journey };
        fc.pre(
          journey.some(
            (candidate) =>
              earlier.includes(candidate) &&
              answer({ ...alone, journey: [candidate] }).totalParts > 0n,
          ),
        );

        expect(sum(answer(alone).credits)).toBeGreaterThan(0n);
      }),
    );
  });

  it('names the rule wherever precedence decided, and only there', () => {
    const precedence: readonly string[] = precedenceVerdicts;

    fc.assert(
      fc.property(questions, (question) => {
        const { judged, judgedChannels } = answer(question);

        for (const { verdict, rule } of [...judged, ...judgedChannels]) {
          expect(rule !== undefined).toBe(precedence.includes(verdict));
        }
      }),
    );
  });
});
