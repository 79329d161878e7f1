import type { RuleBasedModel } from '../../core/attribution/attribution-model.ts';
import type { Candidate } from '../../core/attribution/candidate.ts';

/** What is the matter with a touch, so that its verdict is another one. */
export type Flaw = 'none' | 'old' | 'bot' | 'late' | 'left-program' | 'view' | 'code';

export type Scenario = {
  readonly name: string;
  readonly model: RuleBasedModel;
  /** Of the ten touches, in time order. */
  readonly flaws: readonly Flaw[];
};

const ten = <Item>(item: Item): Item[] => Array<Item>(10).fill(item);

/** The three kinds of journey that are measured. */
export const scenarios: readonly Scenario[] = [
  { name: 'linear, all ten eligible', model: { kind: 'linear' }, flaws: ten('none') },
  {
    name: 'last touch, a mix of verdicts',
    model: { kind: 'last-touch' },
    flaws: ['old', 'old', 'bot', 'none', 'none', 'left-program', 'view', 'none', 'late', 'code'],
  },
  {
    name: 'linear, three of ten eligible',
    model: { kind: 'linear' },
    flaws: ['old', 'bot', 'none', 'view', 'left-program', 'none', 'bot', 'none', 'late', 'late'],
  },
];

/** Changes a good touch into one with the flaw. */
export function spoil(good: Candidate, flaw: Flaw, convertedAt: number): Candidate {
  const { touch, enrolment } = good;
  switch (flaw) {
    case 'none':
      return good;
    case 'old':
      return { ...good, touch: { ...touch, at: touch.at - 40 * 86_400_000 } };
    case 'bot':
      return { ...good, touch: { ...touch, filtered: 'bot' } };
    case 'late':
      return { ...good, touch: { ...touch, at: convertedAt + 3_600_000 } };
    case 'left-program':
      return { ...good, enrolment: { enrolledAt: 0, ...enrolment, leftAt: touch.at - 1 } };
    case 'view':
      return { ...good, touch: { ...touch, kind: 'view', at: convertedAt - 7_200_000 } };
    case 'code':
      return {
        ...good,
        touch: {
          ...touch,
          kind: 'code',
          at: convertedAt,
          slug: undefined,
          code: 'TEN',
          codeApplied: true,
          codeDiscountMinorUnits: 500n,
        },
        link: undefined,
        code: { validFrom: 0 },
      };
  }
}
