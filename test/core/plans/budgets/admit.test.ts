import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Admission, AdmissionRequest } from '../../../../core/plans/budgets/admission.ts';
import { admit } from '../../../../core/plans/budgets/admit.ts';
import type { Alert, Allowance, AllowanceState } from '../../../../core/plans/budgets/allowance.ts';
import { findStop } from '../../../../core/plans/budgets/find-stop.ts';
import { honourAdmissions } from '../../../../core/plans/budgets/honour-admissions.ts';
import { openAllowance } from '../../../../core/plans/budgets/open-allowance.ts';
import { releaseAdmission } from '../../../../core/plans/budgets/release-admission.ts';
import { anAdmissionRequest, anAllowance } from '../../../support/factories/an-allowance.ts';
import { daysAfterOrder } from '../../../support/factories/index.ts';

/** A counter that keeps everything, as a store would. */
function openCounter(allowance: Allowance) {
  let state: AllowanceState = openAllowance(allowance);
  const latest = new Map<string, Admission>();
  const facts: Admission[] = [];
  const alerts: Alert[] = [];
  const keep = (answer: ReturnType<typeof admit>) => {
    state = answer.state;
    latest.set(answer.admission.conversionId, answer.admission);
    facts.push(answer.admission);
    alerts.push(...answer.alerts);
    return answer.outcome;
  };
  return {
    facts,
    alerts,
    state: () => state,
    latest,
    ask: (changes: Partial<AdmissionRequest>, of = allowance) => {
      const request = anAdmissionRequest(changes);
      return keep(admit(of, state, request, latest.get(request.conversionId)));
    },
    release: (conversionId: string, at = daysAfterOrder(2)) => {
      const held = latest.get(conversionId);
      return held && keep(releaseAdmission(allowance, state, held, at));
    },
  };
}

describe('an allowance', () => {
  it('is granted first come, first served, and alerts once at 80 % and once when spent', () => {
    const counter = openCounter(anAllowance({ whenSpent: 'honour' }));

    const outcomes = [
      ['a', 79n],
      ['b', 1n],
      ['c', 20n],
      ['d', 1n],
      ['e', 5n],
    ].map(([conversionId, units]) =>
      counter.ask({ conversionId: conversionId as string, units: units as bigint }),
    );

    expect(outcomes).toEqual(['granted', 'granted', 'granted', 'granted-over', 'granted-over']);
    expect(counter.alerts).toEqual([80, 100]);
    expect(counter.facts.map(({ notices }) => notices?.alerted)).toEqual([
      [],
      [80],
      [80, 100],
      [80, 100],
      [80, 100],
    ]);
    expect(counter.state().usedUnits).toBe(106n);
  });

  it('raises both alerts at once, if one conversion uses everything', () => {
    const counter = openCounter(anAllowance());

    counter.ask({ units: 300n });

    expect(counter.alerts).toEqual([80, 100]);
  });

  it('answers a request made again as before, and changes nothing', () => {
    const counter = openCounter(anAllowance());
    counter.ask({ units: 90n });
    const before = counter.state();

    expect(counter.ask({ units: 90n, at: daysAfterOrder(9) })).toBe('granted');
    expect(counter.state()).toBe(before);
    expect(counter.facts[1]).toBe(counter.facts[0]);
    expect(counter.alerts).toEqual([80]);
  });

  it('restates the reservation of a changed amount', () => {
    const counter = openCounter(anAllowance());
    counter.ask({ units: 60n });

    expect(counter.ask({ units: 45n })).toBe('granted');
    expect(counter.state().usedUnits).toBe(45n);
    expect(counter.facts.at(-1)).toMatchObject({ revision: 2, units: 45n });
    expect(counter.ask({ units: 120n })).toBe('granted-over');
  });

  it('keeps what was within it within it when it becomes less, whoever came after it', () => {
    const counter = openCounter(anAllowance({ whenSpent: 'honour' }));
    counter.ask({ conversionId: 'first', units: 90n });
    counter.ask({ conversionId: 'second', units: 50n });

    expect(counter.ask({ conversionId: 'first', units: 80n })).toBe('granted');
    expect(counter.ask({ conversionId: 'second', units: 40n })).toBe('granted-over');
    expect(counter.ask({ conversionId: 'second', units: 20n })).toBe('granted');
  });

  it('gives back what is released, once', () => {
    const counter = openCounter(anAllowance({ whenSpent: 'honour' }));
    counter.ask({ conversionId: 'a', units: 100n });

    expect(counter.release('a')).toBe('released');
    expect(counter.release('a')).toBe('released');
    expect(counter.state().usedUnits).toBe(0n);
    expect(counter.facts.map(({ revision }) => revision)).toEqual([1, 2, 2]);
    expect(counter.ask({ conversionId: 'b', units: 100n })).toBe('granted');
    expect(counter.alerts).toEqual([80, 100]);
    expect(counter.ask({ conversionId: 'a', units: 1n })).toBe('granted-over');
  });

  it('gives back no more than was reserved', () => {
    const allowance = anAllowance();
    const { admission } = admit(allowance, openAllowance(allowance), anAdmissionRequest());

    expect(() => releaseAdmission(allowance, openAllowance(allowance), admission, 0)).toThrow(
      RangeError,
    );
  });

  it('of nothing does not exist, and nobody asks for less than nothing', () => {
    expect(() => openAllowance(anAllowance({ units: 0n }))).toThrow(RangeError);
    expect(() => openCounter(anAllowance()).ask({ units: -1n })).toThrow(RangeError);
  });

  it('is not asked with the admission of another conversion or budget', () => {
    const allowance = anAllowance();
    const { admission, state } = admit(allowance, openAllowance(allowance), anAdmissionRequest());
    const other = anAdmissionRequest({ conversionId: 'other' });
    const elsewhere = anAllowance({ key: { ...allowance.key, periodKey: '2026-03' } });

    expect(() => admit(allowance, state, other, admission)).toThrow(RangeError);
    expect(() => admit(elsewhere, state, anAdmissionRequest(), admission)).toThrow(RangeError);
  });
});

describe('a budget that stops when it is spent', () => {
  const notice = daysAfterOrder(1);
  const spent = (allowance = anAllowance()) => {
    const counter = openCounter(allowance);
    counter.ask({ conversionId: 'last', units: 100n, at: notice });
    return counter;
  };

  it('stops at the moment when creators are told', () => {
    const allowance = anAllowance();
    const counter = openCounter(allowance);
    counter.ask({ conversionId: 'a', units: 99n, at: notice - 1 });
    expect(findStop(allowance, counter.state())).toBeUndefined();

    counter.ask({ conversionId: 'b', units: 1n, at: notice });
    counter.ask({ conversionId: 'c', units: 1n, at: notice + 1 });

    expect(findStop(allowance, counter.state())).toBe(notice);
  });

  it('owes what rests on touches until then, and only later touches are excluded', () => {
    const counter = spent();

    expect(counter.ask({ conversionId: 'a', touchedAt: notice })).toBe('granted-over');
    expect(counter.ask({ conversionId: 'b', touchedAt: notice + 1 })).toBe('refused');
    expect(counter.state().usedUnits).toBe(110n);
    expect(counter.latest.get('b')).toMatchObject({ outcome: 'refused', units: 0n });
  });

  it('answers a refused conversion the same again, and decides anew about what is left of it', () => {
    const counter = spent();
    counter.ask({ touchedAt: notice + 1 });
    const refusal = counter.latest.get('order-1');

    expect(counter.ask({ touchedAt: notice + 1, at: notice + 5 })).toBe('refused');
    expect(counter.latest.get('order-1')).toBe(refusal);
    expect(counter.ask({ units: 5n, touchedAt: notice - 1 })).toBe('granted-over');
    expect(counter.latest.get('order-1')).toMatchObject({ revision: 2, units: 5n });
  });

  it('never takes back by its stop what it has granted', () => {
    const counter = openCounter(anAllowance());
    counter.ask({ conversionId: 'a', units: 10n, touchedAt: notice + 1, at: notice });
    counter.ask({ conversionId: 'last', units: 90n, at: notice });

    expect(counter.ask({ conversionId: 'a', units: 12n, touchedAt: notice + 1 })).toBe(
      'granted-over',
    );
  });

  it('stays stopped when something is released, because creators have been told', () => {
    const counter = spent();
    counter.release('last');

    expect(findStop(anAllowance(), counter.state())).toBe(notice);
    expect(counter.ask({ touchedAt: notice + 1 })).toBe('refused');
  });

  it('goes on when the merchant raises it, and alerts for the new amount', () => {
    const raised = anAllowance({ units: 200n });
    const counter = spent();

    expect(findStop(raised, counter.state())).toBeUndefined();
    expect(counter.ask({ touchedAt: notice + 1, units: 60n }, raised)).toBe('granted');
    expect(counter.alerts).toEqual([80, 100, 80]);
    expect(findStop(raised, counter.state())).toBeUndefined();
  });

  it('stays stopped when the raise is not more than what is used', () => {
    const counter = spent();
    counter.ask({ units: 50n, conversionId: 'over' });

    expect(findStop(anAllowance({ units: 150n }), counter.state())).toBe(notice);
    expect(findStop(anAllowance({ units: 151n }), counter.state())).toBeUndefined();
  });

  it('does not stop while it is set to honour', () => {
    const honouring = anAllowance({ whenSpent: 'honour' });
    const counter = spent();

    expect(findStop(honouring, counter.state())).toBeUndefined();
    expect(counter.ask({ touchedAt: notice + 1 }, honouring)).toBe('granted-over');
  });
});

describe('a replay', () => {
  const asks = fc.array(
    fc.record({
      conversionId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      units: fc.bigInt(0n, 60n),
      touchedAt: fc.integer({ min: 0, max: 50 }),
      isRelease: fc.boolean(),
    }),
    { maxLength: 25 },
  );

  it('honours what was decided, whatever the order and the repetition of the facts', () => {
    const whensSpent = fc.constantFrom('honour' as const, 'stop' as const);
    const ranks = fc.array(fc.nat(), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(asks, whensSpent, ranks, (asked, whenSpent, ranks) => {
        const allowance = anAllowance({ whenSpent });
        const counter = openCounter(allowance);
        asked.forEach(({ isRelease, conversionId, ...rest }, index) => {
          if (isRelease) counter.release(conversionId, 2 * index);
          else counter.ask({ conversionId, ...rest, at: 2 * index });
        });
        const shuffled = [...counter.facts, ...counter.facts.slice(3)]
          .map((fact, index) => ({ fact, rank: ranks[index] ?? 0 }))
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ fact }) => fact);

        const honoured = honourAdmissions(allowance, shuffled);

        expect(honoured.byConversion).toEqual(counter.latest);
        expect(honoured.state).toEqual(counter.state());
      }),
    );
  });

  it('is not misled by the facts of another budget', () => {
    const counter = openCounter(anAllowance());
    counter.ask({});
    const other = anAllowance({ key: { merchantId: 'm1', kind: 'code', id: 'spring' } });

    expect(() => honourAdmissions(other, counter.facts)).toThrow(RangeError);
  });

  it('finds that what was granted within a budget never was more than it', () => {
    fc.assert(
      fc.property(asks, fc.constantFrom('honour' as const, 'stop' as const), (asked, whenSpent) => {
        const counter = openCounter(anAllowance({ whenSpent }));
        for (const { isRelease, conversionId, ...rest } of asked) {
          if (isRelease) counter.release(conversionId);
          else counter.ask({ conversionId, ...rest });
          const within = [...counter.latest.values()]
            .filter(({ outcome }) => outcome === 'granted')
            .reduce((sum, { units }) => sum + units, 0n);

          expect(within).toBeLessThanOrEqual(100n);
        }
        expect(counter.alerts.length).toBe(new Set(counter.alerts).size);
      }),
    );
  });
});
