import { describe, expect, it } from '@jest/globals';
import { attribute } from '../../../../core/attribution/attribute.ts';
import type {
  AttributableConversion,
  AttributionEvidence,
} from '../../../../core/attribution/attribution.ts';
import type { Candidate } from '../../../../core/attribution/candidate.ts';
import type { ChannelTouch } from '../../../../core/attribution/channel-touch.ts';
import { findLeakedCodes } from '../../../../core/attribution/find-leaked-codes.ts';
import type { AttributionPolicy } from '../../../../core/attribution/policy.ts';
import {
  aCandidate,
  anAttributableConversion,
  aPolicy,
  daysBeforeOrder,
  orderMoment,
} from '../../../support/factories/index.ts';

const since = daysBeforeOrder(365);
const click = (creatorId: string, days: number, changes: Partial<Candidate> = {}): Candidate =>
  aCandidate({ touchId: `click-${creatorId}`, creatorId, at: daysBeforeOrder(days) }, changes);
const code = (creatorId: string, changes: Partial<Candidate> = {}, discount = 1_000n): Candidate =>
  aCandidate(
    {
      touchId: `code-${creatorId}`,
      creatorId,
      kind: 'code',
      at: orderMoment,
      codeApplied: true,
      codeDiscountMinorUnits: discount,
    },
    changes,
  );
const view = (creatorId: string): Candidate =>
  aCandidate({ touchId: `view-${creatorId}`, kind: 'view', creatorId, at: daysBeforeOrder(0.5) });
const visit = (channel: string, days: number): ChannelTouch => ({
  touchId: `visit-${channel}`,
  channel,
  at: daysBeforeOrder(days),
  recordedAt: daysBeforeOrder(days),
});
const ofClass = (creatorClass: 'preferred' | 'standard' | 'last-resort'): Partial<Candidate> => ({
  enrolment: { enrolledAt: since, creatorClass },
});
const leaked: Partial<Candidate> = { code: { validFrom: since, leakedFrom: daysBeforeOrder(3) } };

function decide(
  candidates: readonly Candidate[],
  changes: Partial<AttributionPolicy> = {},
  conversion: Partial<AttributableConversion> = {},
  evidence: AttributionEvidence = {},
) {
  const attribution = attribute(
    candidates,
    { ...anAttributableConversion(), ...conversion },
    aPolicy({ model: { kind: 'linear' }, ...changes }),
    evidence,
  );
  const name = (verdict: string, rule: string | undefined) =>
    rule === undefined ? verdict : `${verdict} (${rule})`;
  return {
    attribution,
    verdicts: Object.fromEntries([
      ...attribution.judged.map(({ candidate, verdict, rule }) => [
        candidate.touch.touchId,
        name(verdict, rule),
      ]),
      ...attribution.judgedChannels.map(({ touch, verdict, rule }) => [
        touch.touchId,
        name(verdict, rule),
      ]),
    ]),
    credits: Object.fromEntries(
      [...attribution.credits, ...attribution.channelCredits].map(({ touchId, parts }) => [
        touchId,
        `${parts}/${attribution.totalParts}`,
      ]),
    ),
  };
}

describe('an order that another network claims', () => {
  const claimed = { claimedByNetworks: ['awin'] };

  it('is paid there, codes included, and nobody gets credit', () => {
    const { verdicts, credits } = decide([click('mia', 2), code('noa')], {}, claimed);

    expect(verdicts).toEqual({
      'click-mia': 'paid-by-network (network)',
      'code-noa': 'paid-by-network (network)',
    });
    expect(credits).toEqual({});
  });

  it('is attributed all the same where the program says so', () => {
    expect(decide([click('mia', 2)], { networks: 'ignore' }, claimed).credits).toEqual({
      'click-mia': '1/1',
    });
  });

  it('pays no channel either', () => {
    const { credits } = decide([click('mia', 2)], { channels: { email: 'dilute' } }, claimed, {
      channels: [visit('email', 1)],
    });

    expect(credits).toEqual({});
  });
});

describe('visits through other channels', () => {
  const evidence = { channels: [visit('email', 3)] };
  const journey = [click('mia', 5), click('noa', 1)];

  it('play no part where the program ignores them, and say so', () => {
    const { verdicts, credits } = decide(journey, {}, {}, evidence);

    expect(verdicts['visit-email']).toBe('non-creator-channel');
    expect(credits).toEqual({ 'click-mia': '1/2', 'click-noa': '1/2' });
  });

  it('take a share that is paid to nobody where they dilute', () => {
    const { attribution, credits } = decide(
      journey,
      { channels: { email: 'dilute' } },
      {},
      evidence,
    );

    expect(credits).toEqual({ 'click-mia': '1/3', 'visit-email': '1/3', 'click-noa': '1/3' });
    expect(attribution.channelCredits).toEqual([
      { touchId: 'visit-email', channel: 'email', parts: 1n },
    ]);
  });

  it('take what creators had led to before them where creators yield', () => {
    const policy = { channels: { email: 'yield' } } as const;

    expect(decide(journey, policy, {}, evidence).verdicts).toEqual({
      'click-mia': 'lower-precedence (channel)',
      'click-noa': 'eligible',
      'visit-email': 'lower-precedence (channel)',
    });
    expect(decide([click('mia', 5)], policy, {}, evidence).credits).toEqual({
      'visit-email': '1/1',
    });
  });

  it('never make a code yield, and lose to one that wins', () => {
    const { verdicts } = decide(
      [code('mia')],
      { channels: { email: 'yield', direct: 'dilute' } },
      {},
      { channels: [visit('email', 0), visit('direct', 1)] },
    );

    expect(verdicts).toEqual({
      'code-mia': 'eligible',
      'visit-email': 'superseded-by-code (code-vs-link)',
      'visit-direct': 'superseded-by-code (code-vs-link)',
    });
  });

  it.each<[string, ChannelTouch]>([
    ['after-conversion', visit('email', -1)],
    ['outside-window', visit('email', 31)],
    ['bot', { ...visit('email', 1), filtered: 'prefetch' }],
    ['consent-withdrawn', { ...visit('email', 1), consentWithdrawnAt: orderMoment }],
  ])('are judged like touches: %s', (verdict, touch) => {
    const { verdicts } = decide([], { channels: { email: 'dilute' } }, {}, { channels: [touch] });

    expect(verdicts['visit-email']).toBe(verdict);
  });

  it('count once however often they are recorded', () => {
    const twice = { channels: [visit('email', 3), visit('email', 3)] };

    expect(decide(journey, { channels: { email: 'dilute' } }, {}, twice).credits).toEqual({
      'click-mia': '1/3',
      'visit-email': '1/3',
      'click-noa': '1/3',
    });
  });

  it('let the last non-direct touch earn although they came after it', () => {
    const policy = {
      model: { kind: 'last-non-direct' },
      channels: { direct: 'dilute' },
    } as const;

    expect(
      decide([click('mia', 5)], policy, {}, { channels: [visit('direct', 1)] }).credits,
    ).toEqual({ 'click-mia': '1/1' });
  });
});

describe('classes of creators', () => {
  it('go before everything that decides between equals', () => {
    const { verdicts } = decide([
      click('mia', 9, ofClass('preferred')),
      click('noa', 1),
      code('coupon-site', ofClass('last-resort')),
    ]);

    expect(verdicts).toEqual({
      'click-mia': 'eligible',
      'click-noa': 'lower-precedence (creator-class)',
      'code-coupon-site': 'lower-precedence (creator-class)',
    });
  });

  it('let the last resort earn where nobody else led to the order', () => {
    expect(decide([code('coupon-site', ofClass('last-resort'))]).credits).toEqual({
      'code-coupon-site': '1/1',
    });
  });

  it('do not help a view against a click', () => {
    const preferredView = { ...view('mia'), ...ofClass('preferred') };

    expect(decide([preferredView, click('noa', 3)], { viewsEarn: true }).verdicts).toEqual({
      'view-mia': 'lower-precedence (view)',
      'click-noa': 'eligible',
    });
  });
});

describe('a click in the checkout', () => {
  const late = click('extension', 2 / 86_400);
  const policy = { minimumSecondsToOrder: 30 };

  it('loses to an earlier one', () => {
    expect(decide([click('mia', 9), late], policy).verdicts).toEqual({
      'click-mia': 'eligible',
      'click-extension': 'lower-precedence (late-click)',
    });
  });

  it('loses to an earlier one of a creator of a lower class', () => {
    const preferred = click('extension', 2 / 86_400, ofClass('preferred'));

    expect(decide([click('mia', 9), preferred], policy).credits).toEqual({ 'click-mia': '1/1' });
  });

  it('counts where it is alone, and where it is just early enough', () => {
    expect(decide([late], policy).credits).toEqual({ 'click-extension': '1/1' });
    expect(decide([click('mia', 9), late], { minimumSecondsToOrder: 2 }).credits).toEqual({
      'click-mia': '1/2',
      'click-extension': '1/2',
    });
  });
});

describe('a leaked code', () => {
  it('loses to a click, although codes win', () => {
    const { verdicts, attribution } = decide([click('mia', 9), code('noa', leaked)]);

    expect(verdicts).toEqual({
      'click-mia': 'eligible',
      'code-noa': 'lower-precedence (leaked-code)',
    });
    expect(findLeakedCodes(attribution)).toEqual([]);
  });

  it('loses to a code that is not leaked, whatever they took off', () => {
    expect(decide([code('noa', leaked, 9_000n), code('mia')]).credits).toEqual({
      'code-mia': '1/1',
    });
  });

  it('loses to a click of a creator of a lower class', () => {
    const journey = [click('mia', 9), code('noa', { ...leaked, ...ofClass('preferred') })];

    expect(decide(journey).verdicts).toEqual({
      'click-mia': 'eligible',
      'code-noa': 'lower-precedence (leaked-code)',
    });
  });

  it('counts beside a click in the checkout, and is held', () => {
    const { verdicts, attribution } = decide(
      [click('extension', 2 / 86_400, ofClass('preferred')), code('noa', leaked)],
      { minimumSecondsToOrder: 30 },
    );

    expect(verdicts).toEqual({
      'click-extension': 'lower-precedence (late-click)',
      'code-noa': 'eligible',
    });
    expect(findLeakedCodes(attribution)).toHaveLength(1);
  });

  it('counts alone, and is named so that the conversion can be held', () => {
    const { credits, attribution } = decide([code('noa', leaked)]);

    expect(credits).toEqual({ 'code-noa': '1/1' });
    expect(findLeakedCodes(attribution).map(({ candidate }) => candidate.touch.touchId)).toEqual([
      'code-noa',
    ]);
  });

  it('was none as long as nobody knew', () => {
    const later: Partial<Candidate> = {
      code: { validFrom: since, leakedFrom: orderMoment + 1 },
    };

    const { verdicts, attribution } = decide([click('mia', 9), code('noa', later)]);

    expect(verdicts['code-noa']).toBe('eligible');
    expect(findLeakedCodes(attribution)).toEqual([]);
  });
});

describe('a creator who led to the order before the code', () => {
  const codes = [code('mia', {}, 100n), code('noa', {}, 900n)];
  const earning = { viewsEarn: true };

  it.each([
    ['a click', click('mia', 0.5)],
    ['a view', view('mia')],
  ])('goes before another with a larger discount, by %s', (_, earlier) => {
    expect(decide([earlier, ...codes], earning).credits).toEqual({ 'code-mia': '1/1' });
  });

  it.each([
    ['a click', click('mia', 0.5)],
    ['a view', view('mia')],
  ])('does not by %s that a channel took over from', (_, earlier) => {
    const { credits } = decide(
      [earlier, ...codes],
      { ...earning, channels: { email: 'yield' } },
      {},
      { channels: [visit('email', 0.2)] },
    );

    expect(credits).toEqual({ 'code-noa': '1/1' });
  });

  it.each<['click' | 'view']>([['click'], ['view']])('does not by a %s in the checkout', (kind) => {
    const late = aCandidate({ touchId: 'late', creatorId: 'mia', kind, at: orderMoment - 1_000 });

    expect(decide([late, ...codes], { ...earning, minimumSecondsToOrder: 30 }).credits).toEqual({
      'code-noa': '1/1',
    });
  });

  it('does not by a view where views do not earn', () => {
    expect(decide([view('mia'), ...codes]).credits).toEqual({ 'code-noa': '1/1' });
  });

  it('is involved by a view as by a click where the code wins only then', () => {
    const involved = { ...earning, codeVsLink: 'code-wins-if-involved' } as const;

    expect(decide([view('mia'), click('zoe', 2), code('mia')], involved).credits).toEqual({
      'code-mia': '1/1',
    });
    expect(decide([view('mia'), click('zoe', 2), ...codes], involved).credits).toEqual({
      'code-mia': '1/1',
    });
  });
});

describe('a spent budget', () => {
  const stopped = { stops: { program: daysBeforeOrder(1) } };

  it.each<[string, readonly Candidate[]]>([
    ['a code', [click('mia', 5), code('noa')]],
    ['a code of the same creator', [click('mia', 5), code('mia')]],
    ['a click of a better class', [click('mia', 5), click('noa', 0.5, ofClass('preferred'))]],
    [
      'a leaked code of a better class',
      [click('mia', 5), code('noa', { ...leaked, ...ofClass('preferred') })],
    ],
  ])('never lets %s after the notice take the credit of a click before it', (_, journey) => {
    const { verdicts, credits } = decide(journey, {}, stopped);

    expect(credits).toEqual({ 'click-mia': '1/1' });
    expect(Object.values(verdicts)).toEqual(['eligible', 'budget-exhausted (budget)']);
  });

  it('is not the reason where the touch would not have earned before it either', () => {
    const bot = aCandidate({ touchId: 'bot', at: daysBeforeOrder(0.2), filtered: 'bot' });

    expect(decide([view('mia'), bot], {}, stopped).verdicts).toEqual({
      'view-mia': 'lower-precedence (unpaid-view)',
      bot: 'bot',
    });
    expect(
      decide([click('mia', 0.5)], {}, { ...stopped, claimedByNetworks: ['awin'] }).verdicts,
    ).toEqual({ 'click-mia': 'paid-by-network (network)' });
  });

  it('ends touches after the notice only', () => {
    const { verdicts } = decide(
      [click('mia', 9), click('noa', 1)],
      {},
      { stops: { program: daysBeforeOrder(5) } },
    );

    expect(verdicts).toEqual({
      'click-mia': 'eligible',
      'click-noa': 'budget-exhausted (budget)',
    });
  });
});

describe('regions', () => {
  it.each<[string, AttributionPolicy['regions'], Partial<AttributableConversion>, string]>([
    ['a country outside the list', { only: ['US', 'CA'] }, { country: 'DE' }, 'region-excluded'],
    ['a country in the list', { only: ['US', 'CA'] }, { country: 'CA' }, 'eligible'],
    ['an excepted country', { except: ['DE'] }, { country: 'DE' }, 'region-excluded'],
    [
      'an excepted state',
      { except: ['US-CA'] },
      { country: 'US', region: 'CA' },
      'region-excluded',
    ],
    [
      'an excepted state with its country',
      { except: ['US-CA'] },
      { country: 'US', region: 'US-CA' },
      'region-excluded',
    ],
    ['another state', { except: ['US-CA'] }, { country: 'US', region: 'NY' }, 'eligible'],
    [
      'a state of another country',
      { except: ['US-CA'] },
      { country: 'IT', region: 'CA' },
      'eligible',
    ],
    ['an unknown place', { only: ['US'] }, { country: undefined }, 'eligible'],
  ])('judge %s', (_, regions, place, verdict) => {
    const { verdicts } = decide([click('mia', 2)], { regions }, place);

    expect(verdicts['click-mia']).toBe(verdict);
  });
});
