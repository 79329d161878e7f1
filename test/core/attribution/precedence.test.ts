import { describe, expect, it } from '@jest/globals';
import { attribute } from '../../../core/attribution/attribute.ts';
import type { Candidate } from '../../../core/attribution/candidate.ts';
import type { AttributionPolicy, CodePrecedence } from '../../../core/attribution/policy.ts';
import {
  aCandidate,
  anAttributableConversion,
  aPolicy,
  daysBeforeOrder,
  orderMoment,
} from '../../support/factories/index.ts';

const click = (creatorId: string, days: number): Candidate =>
  aCandidate({ touchId: `click-${creatorId}-${days}`, creatorId, at: daysBeforeOrder(days) });
const view = (creatorId: string): Candidate =>
  aCandidate({ touchId: `view-${creatorId}`, kind: 'view', creatorId, at: daysBeforeOrder(0.5) });
const code = (creatorId: string, discount = 1_000n, name = creatorId.toUpperCase()): Candidate =>
  aCandidate({
    touchId: `code-${name}`,
    kind: 'code',
    creatorId,
    code: name,
    at: orderMoment,
    codeApplied: true,
    codeDiscountMinorUnits: discount,
  });

function decide(candidates: readonly Candidate[], changes: Partial<AttributionPolicy> = {}) {
  const policy = aPolicy({ model: { kind: 'linear' }, ...changes });
  const { credits, totalParts, judged } = attribute(candidates, anAttributableConversion(), policy);
  return {
    credits: Object.fromEntries(
      credits.map(({ touchId, parts }) => [touchId, `${parts}/${totalParts}`]),
    ),
    verdicts: Object.fromEntries(
      judged.map(({ candidate, verdict }) => [candidate.touch.touchId, verdict]),
    ),
  };
}

describe('a code against clicks', () => {
  const journey = [click('noa', 5), click('mia', 3), code('mia')];

  it.each<[CodePrecedence, Record<string, string>]>([
    ['code-wins', { 'code-MIA': '1/1' }],
    ['link-wins', { 'click-noa-5': '1/2', 'click-mia-3': '1/2' }],
    ['code-wins-if-involved', { 'code-MIA': '1/1' }],
    ['shared', { 'click-noa-5': '1/3', 'click-mia-3': '1/3', 'code-MIA': '1/3' }],
  ])('under %s', (codeVsLink, credits) => {
    expect(decide(journey, { codeVsLink }).credits).toEqual(credits);
  });

  it('supersedes them, and says so', () => {
    expect(decide(journey).verdicts).toEqual({
      'click-noa-5': 'superseded-by-code',
      'click-mia-3': 'superseded-by-code',
      'code-MIA': 'eligible',
    });
  });

  it('gives way where links win', () => {
    expect(decide(journey, { codeVsLink: 'link-wins' }).verdicts['code-MIA']).toBe(
      'lower-precedence',
    );
  });

  it('wins only with a click of its own creator where involvement is asked for', () => {
    const strangers = decide([click('noa', 5), code('mia')], {
      codeVsLink: 'code-wins-if-involved',
    });

    expect(strangers.credits).toEqual({ 'click-noa-5': '1/1' });
    expect(strangers.verdicts['code-MIA']).toBe('lower-precedence');
  });

  it.each<CodePrecedence>(['code-wins', 'link-wins', 'code-wins-if-involved', 'shared'])(
    'earns alone where nobody clicked, under %s',
    (codeVsLink) => {
      expect(decide([code('mia')], { codeVsLink }).credits).toEqual({ 'code-MIA': '1/1' });
    },
  );

  it('does not win with a click that is itself not eligible', () => {
    const stale = decide([click('mia', 31), click('noa', 2), code('mia')], {
      codeVsLink: 'code-wins-if-involved',
    });

    expect(stale.credits).toEqual({ 'click-noa-2': '1/1' });
  });
});

describe('codes of several creators on one order', () => {
  it('go to the creator with an earlier eligible touch, even for the smaller discount', () => {
    const { credits, verdicts } = decide([click('noa', 9), code('mia', 2_000n), code('noa', 500n)]);

    expect(credits).toEqual({ 'code-NOA': '1/1' });
    expect(verdicts['code-MIA']).toBe('superseded-by-code');
  });

  it('go to the larger discount where nobody touched before', () => {
    expect(decide([code('mia', 2_000n), code('noa', 500n)]).credits).toEqual({ 'code-MIA': '1/1' });
  });

  it('go to the larger discount where both touched before', () => {
    const journey = [click('mia', 1), click('noa', 9), code('mia', 500n), code('noa', 2_000n)];

    expect(decide(journey).credits).toEqual({ 'code-NOA': '1/1' });
  });

  it.each(['last-touch', 'linear'] as const)(
    'share equally where nothing decides, under %s',
    (kind) => {
      expect(decide([code('mia'), code('noa'), code('zoe')], { model: { kind } }).credits).toEqual({
        'code-MIA': '1/3',
        'code-NOA': '1/3',
        'code-ZOE': '1/3',
      });
    },
  );

  it('do not count if the shop did not apply them', () => {
    const ignored = code('mia', 2_000n);
    const refused: Candidate = { ...ignored, touch: { ...ignored.touch, codeApplied: false } };

    expect(decide([refused, code('noa', 500n)]).credits).toEqual({ 'code-NOA': '1/1' });
  });

  it('take one place in a shared journey, and divide what it earns', () => {
    const journey = [click('zoe', 3), code('mia'), code('noa')];

    expect(decide(journey, { codeVsLink: 'shared' }).credits).toEqual({
      'click-zoe-3': '2/4',
      'code-MIA': '1/4',
      'code-NOA': '1/4',
    });
  });

  it('count once per creator, so that a second code of one creator gains nothing', () => {
    const { credits, verdicts } = decide([
      code('mia', 1_000n, 'MIA-A'),
      code('mia', 1_000n, 'MIA-B'),
      code('noa', 1_000n),
    ]);

    expect(credits).toEqual({ 'code-MIA-A': '1/2', 'code-NOA': '1/2' });
    expect(verdicts['code-MIA-B']).toBe('lower-precedence');
  });
});

describe('views', () => {
  it('do not earn by default', () => {
    const { credits, verdicts } = decide([view('mia')]);

    expect(credits).toEqual({});
    expect(verdicts['view-mia']).toBe('lower-precedence');
  });

  it('earn where the policy lets them and nobody clicked or used a code', () => {
    expect(decide([view('mia')], { viewsEarn: true }).credits).toEqual({ 'view-mia': '1/1' });
  });

  it.each([
    ['a click', click('noa', 20), 'click-noa-20'],
    ['a code', code('noa'), 'code-NOA'],
  ])('give way to %s', (_, other, winner) => {
    const { credits, verdicts } = decide([view('mia'), other], { viewsEarn: true });

    expect(credits).toEqual({ [winner]: '1/1' });
    expect(verdicts['view-mia']).toBe('lower-precedence');
  });

  it('still earn beside a click that is not eligible', () => {
    expect(decide([view('mia'), click('noa', 31)], { viewsEarn: true }).credits).toEqual({
      'view-mia': '1/1',
    });
  });
});
