import { describe, expect, it } from '@jest/globals';
import { bringCloseForward } from '../../../core/assessment/bring-close-forward.ts';
import type { EarlyClose } from '../../../core/assessment/early-close.ts';
import { foldEarlyCloses } from '../../../core/assessment/fold-early-closes.ts';
import type { Fact, FactContent } from '../../../core/assessment/order-facts.ts';
import { aFact } from '../../support/factories/a-fact.ts';

const windowEnd = 1_000;

const fact = (factId: string, sourceVersion: number, content: FactContent): Fact =>
  aFact({ factId, digest: factId, sourceVersion, recordedAt: sourceVersion, content });

const asked = (earlyCloseId: string, at: number, changes: Partial<EarlyClose> = {}): Fact =>
  fact(`early-close/${earlyCloseId}`, at, {
    ...{ kind: 'early-close', earlyCloseId, reason: 'She leaves.', author: 'key:ada' },
    ...{ needsApproval: false, ...changes },
  });

const decided = (
  decides: string,
  outcome: 'approved' | 'refused',
  at: number,
  author = 'key:bob',
): Fact =>
  fact(`decision/${decides}/${author}`, at, { kind: 'decision', decides, outcome, author });

const closeOf = (...facts: Fact[]) => bringCloseForward(windowEnd, foldEarlyCloses(facts));

describe('bringCloseForward', () => {
  it('closes when somebody said so, and says who', () => {
    expect(closeOf(asked('a', 300))).toEqual({
      closeAt: 300,
      earlyClose: { at: 300, reason: 'She leaves.', author: 'key:ada' },
    });
  });

  it('closes at the moment of the second person where one is needed', () => {
    const large = asked('a', 300, { needsApproval: true });

    expect(closeOf(large)).toEqual({ closeAt: windowEnd });
    expect(closeOf(decided('a', 'approved', 400), large)).toEqual({
      closeAt: 400,
      earlyClose: { at: 400, reason: 'She leaves.', author: 'key:ada', approvedBy: 'key:bob' },
    });
    expect(closeOf(large, decided('a', 'refused', 400))).toEqual({ closeAt: windowEnd });
    expect(closeOf(large, decided('a', 'approved', 400, 'key:ada'))).toEqual({
      closeAt: windowEnd,
    });
  });

  it('goes by the first that stands', () => {
    const refused = asked('a', 100, { needsApproval: true });
    const facts = [asked('c', 300), refused, decided('a', 'refused', 150), asked('b', 200)];

    expect(closeOf(...facts)).toMatchObject({ closeAt: 200 });
    expect(closeOf(...facts.toReversed())).toMatchObject({ closeAt: 200 });
  });

  it.each([windowEnd, windowEnd + 1])('leaves a window that was over by then: %p', (at) => {
    expect(closeOf(asked('a', at))).toEqual({ closeAt: windowEnd });
  });

  it('never closes what does not close by itself', () => {
    expect(bringCloseForward(undefined, foldEarlyCloses([asked('a', 300)]))).toEqual({
      closeAt: undefined,
    });
  });
});
