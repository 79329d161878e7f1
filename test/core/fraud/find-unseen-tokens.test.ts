import { describe, expect, it } from '@jest/globals';
import { findUnseenTokens } from '../../../core/fraud/find-unseen-tokens.ts';
import { aTouch } from '../../support/factories/a-touch.ts';

const seen = (touchId: string, changes = {}) =>
  aTouch({ touchId, visitorId: 'page-1', sighted: true, recordedAt: 10, ...changes });
const find = (recorded: readonly ReturnType<typeof aTouch>[], visitorId?: string) =>
  findUnseenTokens({ touchIds: ['t1', 't2'], visitorId, recorded, cutOff: 100 });

describe('findUnseenTokens', () => {
  it('doubts a token that no page was seen with, where the browser was seen with another', () => {
    expect(find([seen('t1')], 'page-1')).toEqual([{ touchId: 't2', because: 'unseen' }]);
  });

  it('takes a page that another browser of the buyer saw', () => {
    const elsewhere = seen('t2', { visitorId: 'page-2' });

    expect(find([seen('t1'), elsewhere], 'page-1')).toEqual([]);
  });

  it.each([
    ['no browser', [seen('t1')], undefined],
    ['a browser that was never seen', [seen('t1', { visitorId: 'page-2' })], 'page-1'],
    ['a browser that was seen after the close', [seen('t1', { recordedAt: 101 })], 'page-1'],
    ['a browser of which only clicks are known', [seen('t1', { sighted: undefined })], 'page-1'],
  ])('says nothing of an order with %s', (_, recorded, visitorId) => {
    expect(find(recorded, visitorId)).toEqual([]);
  });
});
