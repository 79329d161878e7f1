import { describe, expect, it } from '@jest/globals';
import { readFulfilmentNews } from '../../../../adapters/rails/fulfilment/read-fulfilment-news.ts';

const told = {
  ...{ type: 'payout.fulfilment', payoutId: 'mia-points-5', state: 'done', reference: 'F-1' },
  ...{ recipient: 'member-1', amount: '500', unit: 'points', occurredAt: '2026-03-02T12:00:00Z' },
};

describe('what the merchant’s own system tells of a reward', () => {
  it.each([
    { state: 'done', finding: 'paid' },
    { state: 'accepted', finding: 'in-progress' },
    { state: 'refused', finding: 'failed' },
    { state: 'returned', finding: 'returned' },
  ])('that it is $state reports it as $finding', ({ state, finding }) => {
    expect(readFulfilmentNews({ ...told, state })).toEqual({
      ...{ kind: 'report', at: Date.UTC(2026, 2, 2, 12) },
      report: {
        ...{ payoutId: 'mia-points-5', finding, reference: 'F-1' },
        evidence: `The endpoint says ${state}.`,
      },
      claim: { amount: { minorUnits: 500n, currency: 'points' }, receiver: 'member-1' },
    });
  });

  it('is of the unit as the ledger counts it', () => {
    const credit = { ...told, amount: '5', unit: 'store-credit:EUR' };

    expect(readFulfilmentNews(credit)).toMatchObject({
      claim: { amount: { minorUnits: 500n, currency: 'store-credit:EUR' } },
    });
  });

  it.each([
    { what: 'no type', news: {}, kind: 'unusable' },
    { what: 'another type', news: { type: 'stock.low' }, kind: 'other' },
    { what: 'no amount', news: { ...told, amount: undefined }, kind: 'unusable' },
    { what: 'parts of points', news: { ...told, amount: '1.5' }, kind: 'unusable' },
    { what: 'a unit that is none', news: { ...told, unit: 'EUR' }, kind: 'unusable' },
    { what: 'no readable time', news: { ...told, occurredAt: 'today' }, kind: 'unusable' },
    { what: 'another state', news: { ...told, state: 'lost' }, kind: 'unusable' },
  ])('with $what is $kind', ({ news, kind }) => {
    expect(readFulfilmentNews(JSON.parse(JSON.stringify(news))).kind).toBe(kind);
  });
});
