import { describe, expect, it } from '@jest/globals';
import type { ExplainedTouch } from '../../../../core/assessment/explanation/explanation.ts';
import { renderVerdict } from '../../../../core/assessment/explanation/render-verdict.ts';
import { eligibilityVerdicts, precedenceVerdicts } from '../../../../core/attribution/verdict.ts';
import { msPerDay, msPerHour, msPerMinute } from '../../../../core/time/instant.ts';

const touch = (changes: Partial<ExplainedTouch> = {}): ExplainedTouch => ({
  touchId: 'touch-1',
  kind: 'click',
  creatorId: 'mia',
  creatorName: 'Mia Mountain',
  at: '2026-02-28T10:00:00.000Z',
  verdict: 'eligible',
  ageMs: 2 * msPerDay,
  windowDays: 30,
  ...changes,
});
const late = (ageMs: number, windowDays = 30) =>
  renderVerdict(touch({ verdict: 'outside-window', ageMs, windowDays }), 'creator');

describe('renderVerdict', () => {
  it('tells a creator whose click was too old how old it was', () => {
    expect(late(34 * msPerDay)).toBe(
      'Not you, because your click was 34 days old and the window is 30 days.',
    );
  });

  it('never calls a click too old with the same figure as the window', () => {
    expect(late(30 * msPerDay + 5 * msPerHour)).toContain('30 days and 5 hours old');
    expect(late(30 * msPerDay + 7 * msPerMinute)).toContain('30 days and 7 minutes old');
    expect(late(msPerDay + msPerHour, 1)).toContain('1 day and 1 hour old and the window is 1 day');
  });

  it.each([1, 500, 999])('says more than the window of a click that was %s ms too late', (ms) => {
    expect(late(30 * msPerDay + ms)).toBe(
      'Not you, because your click was more than 30 days old and the window is 30 days.',
    );
  });

  it('does not say more than the window of a click that was exactly as old', () => {
    const credit = { fraction: '1', percent: '100 %' };

    expect(renderVerdict(touch({ credit, ageMs: 30 * msPerDay }), 'creator')).toContain(
      'your click was 30 days old, within the window of 30 days',
    );
  });

  it('says what the winner earned, and by what', () => {
    const credit = { fraction: '1', percent: '100 %' };

    expect(renderVerdict(touch({ credit }), 'merchant')).toBe(
      'Mia Mountain, with 1 (100 %) of the credit, because the click was 2 days old, within the window of 30 days.',
    );
    expect(renderVerdict(touch({ credit, kind: 'code', code: 'MIA10' }), 'creator')).toBe(
      'You, with 1 (100 %) of the credit, because the shop applied your code MIA10.',
    );
  });

  it('calls what an agent asked for a visit by an agent', () => {
    const credit = { fraction: '1', percent: '100 %' };

    expect(renderVerdict(touch({ credit, kind: 'agent' }), 'creator')).toBe(
      'You, with 1 (100 %) of the credit, because your visit by an agent was 2 days old, within the window of 30 days.',
    );
  });

  it('tells an eligible touch that the model gave the credit elsewhere', () => {
    expect(renderVerdict(touch(), 'creator')).toBe(
      'Not you, because your click counted, but the model gave the credit to another touch.',
    );
  });

  it('says how long after the order a touch came', () => {
    expect(
      renderVerdict(touch({ verdict: 'after-conversion', ageMs: -3 * msPerHour }), 'creator'),
    ).toBe('Not you, because your click came 3 hours after the order.');
  });

  it('speaks of the creator to the merchant, and to the creator in person', () => {
    const own = touch({ verdict: 'self-referral' });

    expect(renderVerdict(own, 'merchant')).toBe(
      'Not Mia Mountain, because the buyer is the creator, and own orders do not earn.',
    );
    expect(renderVerdict(own, 'creator')).toBe(
      'Not you, because the buyer is you, and own orders do not earn.',
    );
  });

  it.each([
    ['repeated', 'only repeated one that was recorded shortly before'],
    ['data-centre', 'came from the network of a data centre'],
    ['prefetch', 'came from a bot or a link preview'],
  ])('says of a %s click why it was filtered', (filtered, reason) => {
    expect(renderVerdict(touch({ verdict: 'bot', filtered }), 'creator')).toBe(
      `Not you, because your click ${reason}.`,
    );
  });

  it('has a sentence of its own for every verdict', () => {
    const verdicts = [...eligibilityVerdicts, ...precedenceVerdicts];

    const sentences = verdicts.map((verdict) => renderVerdict(touch({ verdict }), 'creator'));

    expect(new Set(sentences).size).toBe(verdicts.length);
    expect(sentences.every((sentence) => /^Not you, because .+\.$/.test(sentence))).toBe(true);
  });
});
