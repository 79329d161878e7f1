import type { Condition } from './condition.ts';

type NamesOf<Union> = Union extends unknown ? keyof Union : never;

/** What a condition combines or tests: the name of its one field. */
export type ConditionName = NamesOf<Condition>;

/** The name of a condition that tests one thing, rather than combining others. */
export type LeafName = Exclude<ConditionName, 'all' | 'any' | 'not'>;

/** What stands under each name. A condition has one of them, and `nameCondition` says which. */
export type ConditionValues = {
  readonly [Name in ConditionName]: Extract<Condition, Readonly<Record<Name, unknown>>>[Name];
};

/**
 * The name of a condition's one field.
 *
 * @throws RangeError if it has none: that is no condition.
 */
export function nameCondition(condition: Condition): ConditionName {
  // Rules are matched with every line and credit of every order: `in`, asked for one name after the
  // other, takes ten times as long.
  for (const name in condition) return name as ConditionName;
  throw new RangeError('A condition names what it tests.');
}
