import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldOrder } from '../../../core/assessment/fold-order.ts';
import type { Fact } from '../../../core/assessment/order-facts.ts';
import type { OrderSupplement } from '../../../core/assessment/order-supplement.ts';
import { aFact, anOrderFact, anOrderSnapshot, orderMoment } from '../../support/factories/index.ts';

const refused = { refusal: 'malformed' } as const;
const foreign = { refusal: 'other-merchant' } as const;
const applied = (code: string, discountMinorUnits = 0n) => ({
  code,
  discountMinorUnits,
  applied: true,
});

function aSupplementFact(id: string, changes: Partial<OrderSupplement> = {}): Fact {
  const supplement = { tokens: [], buyerIdentityHashes: [], codes: [], ...changes };
  return aFact({
    ...{ factId: `supplement/${id}`, digest: `digest-${id}` },
    sourceVersion: orderMoment - 60_000,
    content: { kind: 'supplement', supplement },
  });
}

const order = anOrderFact(
  anOrderSnapshot({ tokens: [refused], codes: [applied('MIA10', 500n)], visitorId: undefined }),
);

describe('an order with what is told apart from it', () => {
  it('has the tokens, the buyers and the codes of both, each once', () => {
    const supplement = aSupplementFact('a', {
      tokens: [refused, foreign],
      buyerIdentityHashes: ['k1:buyer', 'k1:email'],
      codes: [applied('MIA10', 1n), applied('TOM5')],
    });

    expect(foldOrder([supplement, order]).snapshot).toMatchObject({
      tokens: [refused, foreign],
      buyerIdentityHashes: ['k1:buyer', 'k1:email'],
      codes: [applied('MIA10', 500n), applied('TOM5')],
    });
  });

  it('was placed with the supplement’s browser only if the order names none', () => {
    const supplement = aSupplementFact('a', { visitorId: 'visitor-2' });
    const own = anOrderFact(anOrderSnapshot({ visitorId: 'visitor-1' }));

    expect(foldOrder([order, supplement]).snapshot?.visitorId).toBe('visitor-2');
    expect(foldOrder([own, supplement]).snapshot?.visitorId).toBe('visitor-1');
  });

  it('keeps it when a newer snapshot replaces the order', () => {
    const newer = anOrderFact(anOrderSnapshot({ tokens: [] }), {
      ...{ sourceVersion: orderMoment + 1, digest: 'newer' },
    });

    const { snapshot } = foldOrder([order, aSupplementFact('a', { tokens: [foreign] }), newer]);

    expect(snapshot?.tokens).toEqual([foreign]);
  });

  it('does not exist before the order does', () => {
    expect(foldOrder([aSupplementFact('a')]).snapshot).toBeUndefined();
  });

  it('is the same in whatever order the facts come, once or twice', () => {
    const facts = [
      order,
      aSupplementFact('a', { tokens: [foreign], visitorId: 'visitor-2' }),
      aSupplementFact('b', { codes: [applied('TOM5')], visitorId: 'visitor-3' }),
    ];
    const expected = foldOrder(facts).snapshot;

    fc.assert(
      fc.property(
        fc.shuffledSubarray([...facts, ...facts], { minLength: 6, maxLength: 6 }),
        (shuffled) => {
          expect(foldOrder(shuffled).snapshot).toEqual(expected);
        },
      ),
    );
  });
});
