import { describe, expect, it } from '@jest/globals';
import { explainConversion } from '../../../../core/assessment/explanation/explain-conversion.ts';
import { explanationForCreator } from '../../../../core/assessment/explanation/explanation-for-creator.ts';
import {
  renderCreatorExplanation,
  renderExplanation,
} from '../../../../core/assessment/explanation/render-explanation.ts';
import { attribute } from '../../../../core/attribution/attribute.ts';
import type {
  AttributableConversion,
  AttributionEvidence,
} from '../../../../core/attribution/attribution.ts';
import type { Candidate } from '../../../../core/attribution/candidate.ts';
import type { AttributionPolicy } from '../../../../core/attribution/policy.ts';
import { precedenceRules } from '../../../../core/attribution/precedence-rule.ts';
import { anAssessment } from '../../../support/factories/an-assessment.ts';
import {
  aCandidate,
  aConversionState,
  anAttributableConversion,
  aPolicy,
  daysBeforeOrder,
  orderMoment,
} from '../../../support/factories/index.ts';

const names = { mia: 'Mia Mountain', zoe: 'Zoë Zenith' };
const click = (creatorId: string, days: number, changes: Partial<Candidate> = {}) =>
  aCandidate({ touchId: `click-${creatorId}`, creatorId, at: daysBeforeOrder(days) }, changes);
const code = (creatorId: string, changes: Partial<Candidate> = {}) =>
  aCandidate(
    {
      touchId: `code-${creatorId}`,
      creatorId,
      kind: 'code',
      code: `${creatorId.toUpperCase()}10`,
      at: orderMoment,
      codeApplied: true,
      codeDiscountMinorUnits: 1_000n,
    },
    changes,
  );
const visit = (channel: string, days: number) => ({
  touchId: `visit-${channel}`,
  channel,
  at: daysBeforeOrder(days),
  recordedAt: daysBeforeOrder(days),
});

function explain(
  candidates: readonly Candidate[],
  policy: Partial<AttributionPolicy> = {},
  evidence: AttributionEvidence = {},
  conversion: Partial<AttributableConversion> = {},
) {
  const attribution = attribute(
    candidates,
    { ...anAttributableConversion(), ...conversion },
    aPolicy({ model: { kind: 'linear' }, ...policy }),
    evidence,
  );
  const assessment = anAssessment([], { attribution, groups: [] });
  return explainConversion({ state: aConversionState(), assessment, names });
}

describe('the explanation of a conversion', () => {
  it('says how the model divides', () => {
    const model = { kind: 'time-decay', halfLifeHours: 168 } as const;

    expect(renderExplanation(explain([click('mia', 2)], { model }))).toContain(
      'A touch loses half of its weight in each 7 days before the order.',
    );
  });

  it('shows what a code took off for the customer', () => {
    expect(explain([code('mia')]).touches[0]?.customerDiscount).toEqual({
      amount: '10.00',
      currency: 'USD',
    });
  });

  it('shows sub-ids and why a click was filtered to the merchant and to its creator only', () => {
    const marked = (creatorId: string, touch: Partial<Candidate['touch']>) => {
      const candidate = click(creatorId, 2);
      return { ...candidate, touch: { ...candidate.touch, ...touch } };
    };
    const explanation = explain([
      marked('mia', { subIds: { sub1: 'story' }, filtered: 'data-centre' }),
      marked('zoe', { subIds: { sub2: 'reel' } }),
    ]);

    expect(explanation.touches).toMatchObject([
      { verdict: 'bot', subIds: { sub1: 'story' }, filtered: 'data-centre' },
      { verdict: 'eligible', subIds: { sub2: 'reel' } },
    ]);
    const own = explanationForCreator(explanation, 'mia');
    expect(own.touches).toMatchObject([{ subIds: { sub1: 'story' }, filtered: 'data-centre' }]);
    expect(JSON.stringify(own)).not.toContain('reel');
  });

  it('names the visits that took credit to the merchant, and only their share to a creator', () => {
    const explanation = explain(
      [click('mia', 2)],
      { channels: { email: 'dilute' } },
      { channels: [visit('email', 1), visit('direct', 0.5)] },
    );

    expect(renderExplanation(explanation)).toEqual(
      expect.arrayContaining([
        'Nobody is paid for 1/2 (50 %) of the credit, because the visit through email was 1 day before the order.',
        'Not direct, because this channel is not counted in this program.',
      ]),
    );
    const own = explanationForCreator(explanation, 'mia');
    expect(renderCreatorExplanation(own)).toContain(
      '1/2 (50 %) of the credit went to visits through other channels, for which nobody is paid.',
    );
    expect(JSON.stringify(own)).not.toMatch(/visits|"channel"/);
  });

  it('writes a share that no fraction makes readable in percent', () => {
    const model = { kind: 'time-decay', halfLifeHours: 168 } as const;
    const sentences = renderExplanation(explain([click('mia', 9), click('zoe', 2)], { model }));

    expect(sentences).toContain(
      'Zoë Zenith, with 66.67 % of the credit, because the click was 2 days old, within the window of 30 days.',
    );
  });

  it('says to the merchant only that an identity was no person’s', () => {
    const assessment = anAssessment(undefined, { flaggedIdentities: ['k1:till'] });
    const explanation = explainConversion({ state: aConversionState(), assessment, names });

    expect(renderExplanation(explanation).at(-1)).toBe(
      'An identity of the buyer joins more browsers than a person has, so no visit was found through it.',
    );
    expect(JSON.stringify(explanation)).not.toContain('till');
    expect(explanationForCreator(explanation, 'mia')).not.toHaveProperty('flaggedIdentities');
  });

  it('has a sentence of its own for every rule by which a touch can lose', () => {
    const leaked = { code: { validFrom: 0, leakedFrom: daysBeforeOrder(20) } };
    const preferred = { enrolment: { enrolledAt: 0, creatorClass: 'preferred' } } as const;
    const view = aCandidate({ touchId: 'view', kind: 'view', at: daysBeforeOrder(0.5) });
    const late = click('mia', 5 / 86_400);
    const explanations = {
      network: explain([click('mia', 2)], {}, {}, { claimedByNetworks: ['awin'] }),
      channel: explain(
        [click('mia', 2)],
        { channels: { email: 'yield' } },
        { channels: [visit('email', 1)] },
      ),
      'unpaid-view': explain([view]),
      view: explain([view, click('zoe', 2)], { viewsEarn: true }),
      'creator-class': explain([click('mia', 2), click('zoe', 3, preferred)]),
      'late-click': explain([late, click('zoe', 3)], { minimumSecondsToOrder: 30 }),
      'leaked-code': explain([code('mia', leaked), click('zoe', 3)]),
      'other-code': explain([code('mia'), code('zoe'), click('zoe', 3)]),
      'code-vs-link': explain([click('mia', 2), code('zoe')]),
      budget: explain([click('mia', 2)], {}, {}, { stops: { program: daysBeforeOrder(3) } }),
    };

    const sentences = precedenceRules.map((rule) => {
      const own = explanationForCreator(explanations[rule], 'mia');
      expect(own.touches[0]?.rule).toBe(rule);
      return renderCreatorExplanation(own)[3];
    });

    expect(sentences).toEqual([
      'Not you, because the order carries the click id or code of another network, which is paid for it.',
      'Not you, because views do not earn in this program.',
      'Not you, because the budget was spent, and the notice of it came before your click.',
      'Not you, because a visit through another channel came after your click, and takes precedence in this program.',
      'Not you, because your view earns only on orders without any click or code.',
      'Not you, because your click came 5 seconds before the order, when the buyer was in the checkout already.',
      'Not you, because your code MIA10 is known from coupon sites since 2026-02-10, and something else led to the order.',
      'Not you, because a creator of a class that goes first in this program led to the order, too.',
      "Not you, because another creator's code on the order takes precedence over your code MIA10.",
      'Not you, because a code on the order takes precedence over your click in this program.',
    ]);
  });
});
