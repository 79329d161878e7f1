import { describe, expect, it } from '@jest/globals';
import { findWithdrawals } from '../../../core/identity/find-withdrawals.ts';
import { aConsentChange, daysAfterOrder, orderMoment } from '../../support/factories/index.ts';

const cutOff = daysAfterOrder(45);
const change = (granted: boolean, at: number, visitorId = 'visitor-1') =>
  aConsentChange({ changeId: `${visitorId}-${at}-${granted}`, visitorId, granted, at });
const find = (...changes: readonly ReturnType<typeof aConsentChange>[]) =>
  Object.fromEntries(findWithdrawals(changes, orderMoment, cutOff));

describe('findWithdrawals', () => {
  it('finds the visitors whose last word was a withdrawal, and when it was', () => {
    expect(
      find(
        change(true, 1),
        change(false, 2),
        change(false, 1, 'visitor-2'),
        change(true, 2, 'visitor-2'),
      ),
    ).toEqual({ 'visitor-1': 2 });
  });

  it('does not depend on the order in which they are told', () => {
    expect(find(change(false, 2), change(true, 1))).toEqual({ 'visitor-1': 2 });
  });

  it('takes a withdrawal and a consent of one moment for a withdrawal', () => {
    expect(find(change(false, 2), change(true, 2))).toEqual({ 'visitor-1': 2 });
    expect(find(change(true, 2), change(false, 2))).toEqual({ 'visitor-1': 2 });
  });

  it('knows nothing of what was said later, or received after the cut-off', () => {
    const late = aConsentChange({ at: orderMoment, recordedAt: cutOff + 1 });

    expect(find(change(false, orderMoment + 1), late)).toEqual({});
    expect(find(change(false, orderMoment))).toEqual({ 'visitor-1': orderMoment });
  });
});
