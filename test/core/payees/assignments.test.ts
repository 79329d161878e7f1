import { describe, expect, it } from '@jest/globals';
import { assignPayee } from '../../../core/payees/assign-payee.ts';
import { termsAt } from '../../../core/payees/terms-at.ts';
import { somePayeeTerms } from '../../support/factories/a-payee.ts';

const northern = somePayeeTerms();
const southern = somePayeeTerms({ payeeId: 'southern', cutBasisPoints: 2_000 });

describe('termsAt', () => {
  const assignments = [
    { from: 100, terms: northern },
    { from: 200, terms: southern },
    { from: 300 },
  ];

  it.each([
    { at: 99, terms: undefined },
    { at: 100, terms: northern },
    { at: 199, terms: northern },
    { at: 200, terms: southern },
    { at: 300, terms: undefined },
  ])('says at $at on which terms a creator is paid', ({ at, terms }) => {
    expect(termsAt(assignments, at)).toEqual(terms);
  });

  it('pays directly who was never assigned', () => {
    expect(termsAt(undefined, 100)).toBeUndefined();
  });
});

describe('assignPayee', () => {
  const begun = [{ from: 100, terms: northern }];

  it('adds an assignment and keeps what has begun', () => {
    const next = { from: 250, terms: southern };

    expect(assignPayee(begun, next, 200)).toEqual([...begun, next]);
  });

  it('replaces what was to begin at the same moment or later', () => {
    const planned = [...begun, { from: 300, terms: southern }, { from: 400 }];

    expect(assignPayee(planned, { from: 300 }, 200)).toEqual([...begun, { from: 300 }]);
  });

  it.each([
    { said: 'the same again', next: { from: 250, terms: { ...northern } } },
    { said: 'that nobody is paid for who is paid directly', next: { from: 50 } },
  ])('adds nothing for $said', ({ next }) => {
    const known = begun.filter(({ from }) => from < next.from);

    expect(assignPayee(begun, next, 20)).toEqual(known);
  });

  it('refuses to say who was paid for the creator in the past', () => {
    expect(() => assignPayee(begun, { from: 199 }, 200)).toThrow(RangeError);
  });
});
