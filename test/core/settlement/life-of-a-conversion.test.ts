import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Assessment, CreatorAmount } from '../../../core/assessment/assessment.ts';
import type { OrderState } from '../../../core/assessment/order-state.ts';
import type { AccountKind } from '../../../core/ledger/entry.ts';
import { sumPostings } from '../../../core/ledger/sum-postings.ts';
import { closeConversion } from '../../../core/settlement/close-conversion.ts';
import type { ConversionChange, ConversionState } from '../../../core/settlement/conversion.ts';
import { restateConversion } from '../../../core/settlement/restate-conversion.ts';
import { reviseEstimate } from '../../../core/settlement/revise-estimate.ts';
import { anAttribution } from '../../support/factories/an-attribution.ts';
import { anOrderSnapshot } from '../../support/factories/an-order-snapshot.ts';
import { anOrderState } from '../../support/factories/an-order-state.ts';
import { daysAfterOrder, orderMoment } from '../../support/factories/moments.ts';
import { someTerms } from '../../support/factories/some-terms.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const identity = {
  merchantId: 'acme',
  conversionId: 'shop~1001',
  connectionId: 'acme.shop',
  programId: 'spring',
  orderId: '1001',
};
const hold = { holdId: 'h1', reason: 'manual' as const, note: 'Looks odd.', since: orderMoment };
const closeAt = daysAfterOrder(45);

function owing(
  owed: readonly CreatorAmount[],
  owedInKind: Assessment['owedInKind'] = [],
): Assessment {
  return {
    conversionId: identity.conversionId,
    currency: 'USD',
    attribution: anAttribution(),
    terms: someTerms(),
    lines: [],
    groups: [],
    owed,
    owedInKind,
  };
}

function input(
  owed: readonly CreatorAmount[],
  previous: ConversionState | undefined,
  order: OrderState = anOrderState(),
) {
  const assessment = owing(owed);
  return {
    identity,
    previous,
    order,
    assessment,
    closeAt,
    eventAt: orderMoment,
    now: closeAt,
    sha256,
  };
}

const owedTo = (creatorId: string, minorUnits: bigint) => [{ creatorId, minorUnits }];

/** The credit balance of an account in the conversion's journal, over all creators. */
function balance(state: ConversionState, account: AccountKind): bigint {
  return state.journal
    .flatMap((entry) => entry.postings)
    .filter((posting) => posting.account === account)
    .reduce((sum, posting) => sum - posting.minorUnits, 0n);
}

function changed(change: ConversionChange | undefined): ConversionState {
  if (change === undefined) throw new Error('Nothing changed.');
  return change.state;
}

describe('reviseEstimate', () => {
  it('posts the first estimate whole and the next one as a difference', () => {
    const first = changed(reviseEstimate(input(owedTo('mia', 1_000n), undefined)));
    const second = changed(reviseEstimate(input(owedTo('mia', 800n), first)));

    expect(second.version).toBe(2);
    expect(second.journal.map((entry) => entry.postings)).toEqual([
      [
        { account: 'commission-expense', owner: 'mia', unit: 'USD', minorUnits: 1_000n },
        { account: 'pending', owner: 'mia', unit: 'USD', minorUnits: -1_000n },
      ],
      [
        { account: 'commission-expense', owner: 'mia', unit: 'USD', minorUnits: -200n },
        { account: 'pending', owner: 'mia', unit: 'USD', minorUnits: 200n },
      ],
    ]);
  });

  it('writes nothing when the facts say nothing new', () => {
    const first = changed(reviseEstimate(input(owedTo('mia', 1_000n), undefined)));

    expect(reviseEstimate({ ...input(owedTo('mia', 1_000n), first), now: closeAt + 1 })).toBe(
      undefined,
    );
  });

  it('moves pending money aside while a hold is open, and back when it is released', () => {
    const open = changed(reviseEstimate(input(owedTo('mia', 1_000n), undefined)));
    const heldOrder = { ...anOrderState(), openHolds: [hold] };
    const held = changed(reviseEstimate(input(owedTo('mia', 900n), open, heldOrder)));
    const released = changed(reviseEstimate(input(owedTo('mia', 900n), held)));

    expect([held.status, balance(held, 'held'), balance(held, 'pending')]).toEqual([
      'held',
      900n,
      0n,
    ]);
    expect([released.status, balance(released, 'held'), balance(released, 'pending')]).toEqual([
      'pending',
      0n,
      900n,
    ]);
  });

  it('takes the whole estimate back when the order turns out to be in another currency', () => {
    const held = { ...anOrderState(), openHolds: [hold] };
    const first = changed(reviseEstimate(input(owedTo('mia', 1_000n), undefined, held)));
    const inEuro = { ...input(owedTo('mia', 1_000n), first) };

    const second = changed(
      reviseEstimate({ ...inEuro, assessment: { ...inEuro.assessment, currency: 'EUR' } }),
    );

    expect(second.currency).toBe('EUR');
    expect(second.journal.map(({ cause }) => cause)).toEqual([
      'estimate/shop~1001/1',
      'estimate/shop~1001/2',
    ]);
    expect(second.journal.at(-1)?.postings).toEqual([
      { account: 'commission-expense', owner: 'mia', unit: 'USD', minorUnits: -1_000n },
      { account: 'held', owner: 'mia', unit: 'USD', minorUnits: 1_000n },
      { account: 'commission-expense', owner: 'mia', unit: 'EUR', minorUnits: 1_000n },
      { account: 'pending', owner: 'mia', unit: 'EUR', minorUnits: -1_000n },
    ]);
  });

  it('parks what has no order yet, and owes nothing for a test order', () => {
    const { snapshot: _, ...parked } = anOrderState();
    const test = { ...anOrderState(), snapshot: anOrderSnapshot({ test: true }) };

    expect(
      changed(reviseEstimate({ ...input([], undefined, parked), assessment: undefined })).status,
    ).toBe('parked');
    expect(changed(reviseEstimate(input([], undefined, test))).status).toBe('excluded');
  });
});

describe('closeConversion', () => {
  it('sends the final amounts on their way, one leg per creator, and leaves nothing pending', () => {
    const open = changed(reviseEstimate(input(owedTo('mia', 1_000n), undefined)));
    const final = [...owedTo('mia', 600n), ...owedTo('noa', 400n)];

    const { state, legs, frozen } = closeConversion({
      ...input(final, open),
      assessment: owing(final),
    });

    expect([state.status, state.revision, frozen?.revision]).toEqual(['closed', 1, 1]);
    expect([balance(state, 'pending'), balance(state, 'settling')]).toEqual([0n, 1_000n]);
    expect(legs.map((leg) => [leg.creatorId, leg.revision, leg.minorUnits])).toEqual([
      ['mia', 1, 600n],
      ['noa', 1, 400n],
    ]);
  });

  it('refuses a conversion that waits for a rate, because its amounts are not all there', () => {
    const open = changed(reviseEstimate(input(owedTo('mia', 1_000n), undefined)));
    const given = input(owedTo('mia', 1_000n), open);
    const missingRates = [{ from: 'EUR', to: 'USD', before: '2026-03-02' }];

    expect(() =>
      closeConversion({ ...given, assessment: { ...given.assessment, missingRates } }),
    ).toThrow('waits for a rate');
  });

  it('refuses a conversion that is on hold, closed, or not there', () => {
    const open = changed(reviseEstimate(input(owedTo('mia', 1_000n), undefined)));
    const { state: closed } = closeConversion(input(owedTo('mia', 1_000n), open));
    const held = { ...anOrderState(), openHolds: [hold] };

    expect(() => closeConversion(input(owedTo('mia', 1_000n), closed))).toThrow(RangeError);
    expect(() => closeConversion(input(owedTo('mia', 1_000n), open, held))).toThrow(RangeError);
  });
});

describe('restateConversion', () => {
  it('takes back exactly the difference, as the next revision', () => {
    const open = changed(reviseEstimate(input(owedTo('mia', 1_000n), undefined)));
    const { state: closed } = closeConversion(input(owedTo('mia', 1_000n), open));

    const change = restateConversion({ ...input(owedTo('mia', 250n), closed), previous: closed });

    expect(change?.legs.map((leg) => [leg.revision, leg.minorUnits])).toEqual([[2, -750n]]);
    expect(change?.frozen?.revision).toBe(2);
    expect(change?.state.closedAt).toBe(closed.closedAt);
  });

  it('writes nothing when no amount and no figure changed', () => {
    const open = changed(reviseEstimate(input(owedTo('mia', 1_000n), undefined)));
    const { state: closed } = closeConversion(input(owedTo('mia', 1_000n), open));

    expect(restateConversion({ ...input(owedTo('mia', 1_000n), closed), previous: closed })).toBe(
      undefined,
    );
  });
});

describe('units that are no cash', () => {
  const points = (creatorId: string, minorUnits: bigint) => ({
    creatorId,
    minorUnits,
    unit: 'points' as const,
  });
  const given = (cash: bigint, inKind: bigint, previous: ConversionState | undefined) => {
    const owed = owedTo('mia', cash);
    return { ...input(owed, previous), assessment: owing(owed, [points('mia', inKind)]) };
  };
  const creditsOf = (state: ConversionState, account: AccountKind) => {
    const postings = state.journal
      .flatMap((entry) => entry.postings)
      .filter((posting) => posting.account === account);
    const sums = sumPostings(postings, ({ unit }) => unit);
    return Object.fromEntries([...sums].map(([unit, sum]) => [unit, -sum]));
  };

  it('are pending, held and released in the journal, apart from the cash', () => {
    const open = changed(reviseEstimate(given(1_000n, 50n, undefined)));
    const heldOrder = { ...anOrderState(), openHolds: [hold] };
    const held = changed(reviseEstimate({ ...given(1_000n, 70n, open), order: heldOrder }));
    const released = changed(reviseEstimate(given(1_000n, 70n, held)));

    expect(creditsOf(open, 'pending')).toEqual({ USD: 1_000n, points: 50n });
    expect(creditsOf(held, 'held')).toEqual({ USD: 1_000n, points: 70n });
    expect(creditsOf(released, 'held')).toEqual({ USD: 0n, points: 0n });
    expect(creditsOf(released, 'pending')).toEqual({ USD: 1_000n, points: 70n });
    expect(released.owedInKind).toEqual([points('mia', 70n)]);
  });

  it('close as legs of their own, one for each creator and unit, and restate by the difference', () => {
    const open = changed(reviseEstimate(given(1_000n, 50n, undefined)));
    const { state: closed, legs } = closeConversion(given(1_000n, 50n, open));
    const restated = restateConversion({ ...given(1_000n, 20n, closed), previous: closed });

    expect(legs.map((leg) => [leg.creatorId, leg.unit, leg.minorUnits])).toEqual([
      ['mia', 'USD', 1_000n],
      ['mia', 'points', 50n],
    ]);
    expect(restated?.legs.map((leg) => [leg.revision, leg.unit, leg.minorUnits])).toEqual([
      [2, 'points', -30n],
    ]);
    expect(creditsOf(restated?.state as ConversionState, 'settling')).toEqual({
      USD: 1_000n,
      points: 20n,
    });
  });

  it('count with the cash towards what one transaction can settle', () => {
    const owed = Array.from({ length: 41 }, (_, n) => owedTo(`creator-${n}`, 1n)).flat();
    const closing = (inKind: number) => ({
      ...input(owed, undefined),
      assessment: owing(
        owed,
        owed.slice(0, inKind).map(({ creatorId }) => points(creatorId, 1n)),
      ),
    });

    expect(closeConversion(closing(39)).legs).toHaveLength(80);
    expect(() => closeConversion(closing(40))).toThrow('at most 80 amounts');
  });

  it('are taken back with the cash, and anew, when an open order changes its currency', () => {
    const open = changed(reviseEstimate(given(1_000n, 50n, undefined)));
    const inEuro = given(900n, 50n, open);

    const euro = changed(
      reviseEstimate({ ...inEuro, assessment: { ...inEuro.assessment, currency: 'EUR' } }),
    );

    expect(creditsOf(euro, 'pending')).toEqual({ USD: 0n, EUR: 900n, points: 50n });
  });
});

describe('restateConversion in another currency', () => {
  it('is refused: what was decided in one currency is not taken back in another', () => {
    const open = changed(reviseEstimate(input(owedTo('mia', 1_000n), undefined)));
    const { state: closed } = closeConversion(input(owedTo('mia', 1_000n), open));
    const given = input(owedTo('mia', 1_000n), closed);
    const assessment = { ...given.assessment, currency: 'EUR' };

    expect(() => restateConversion({ ...given, previous: closed, assessment })).toThrow(
      'closed in USD',
    );
  });
});

describe('the life of a conversion', () => {
  const amounts = fc.array(
    fc.record({
      mia: fc.bigInt({ min: 0n, max: 9_999n }),
      noa: fc.bigInt({ min: 0n, max: 9_999n }),
    }),
    { minLength: 1, maxLength: 8 },
  );

  it('ends at what the last facts owe, whenever it closes and however often it is restated', () => {
    fc.assert(
      fc.property(amounts, fc.nat(), (history, closing) => {
        const closesAt = closing % history.length;
        const legs: ConversionChange['legs'][number][] = [];
        let state: ConversionState | undefined;
        history.forEach((step, index) => {
          const owed = [...owedTo('mia', step.mia), ...owedTo('noa', step.noa)].filter(
            ({ minorUnits }) => minorUnits !== 0n,
          );
          const given = input(owed, state);
          const change =
            index === closesAt
              ? closeConversion(given)
              : state?.status === 'closed'
                ? restateConversion({ ...given, previous: state })
                : reviseEstimate(given);
          legs.push(...(change?.legs ?? []));
          state = change?.state ?? state;
        });
        const last = history.at(-1);
        const settled = (creatorId: string) =>
          legs
            .filter((leg) => leg.creatorId === creatorId)
            .reduce((sum, leg) => sum + leg.minorUnits, 0n);

        expect([settled('mia'), settled('noa')]).toEqual([last?.mia, last?.noa]);
        expect(balance(state as ConversionState, 'pending')).toBe(0n);
        expect(balance(state as ConversionState, 'settling')).toBe(
          (last?.mia ?? 0n) + (last?.noa ?? 0n),
        );
      }),
    );
  });
});
