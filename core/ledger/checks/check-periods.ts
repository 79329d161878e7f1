import type { PeriodAccount } from '../../settlement/periods/period-account.ts';
import type { Entry } from '../entry.ts';
import type { Violation } from './violation.ts';

/**
 * What was posted for each period of a creator is what the period's account comes to, by each of its
 * terms; and every entry about a period posts what it says.
 */
export function checkPeriods(
  where: string,
  entries: readonly Entry[],
  periods: readonly PeriodAccount[],
): Violation[] {
  const posted = new Map<string, bigint>();
  for (const { period } of entries) {
    if (period === undefined) continue;
    const name = nameOf(period.programId, period.period, period.currency);
    posted.set(name, (posted.get(name) ?? 0n) + period.minorUnits);
  }
  const owed = new Map(
    periods.map(({ programId, period, currency, statement }) => [
      nameOf(programId, period.key, currency),
      statement.totalMinorUnits,
    ]),
  );
  const names = [...new Set([...posted.keys(), ...owed.keys()])].toSorted();
  return [
    ...names
      .filter((name) => (posted.get(name) ?? 0n) !== (owed.get(name) ?? 0n))
      .map((name) => ({
        invariant: 'I11' as const,
        where: `${where}/period/${name}`,
        detail: `${posted.get(name) ?? 0n} are posted, the terms come to ${owed.get(name) ?? 0n}.`,
      })),
    ...periods.flatMap((account) => checkTerms(where, account)),
    ...entries.flatMap((entry) => checkEntry(where, entry)),
  ];
}

function checkTerms(where: string, account: PeriodAccount): Violation[] {
  const { programId, period, currency, statement } = account;
  const sum = statement.adjustments.reduce((total, { minorUnits }) => total + minorUnits, 0n);
  if (sum === statement.totalMinorUnits) return [];
  return [
    {
      invariant: 'I2',
      where: `${where}/period/${nameOf(programId, period.key, currency)}`,
      detail: `The terms sum to ${sum}, the total is ${statement.totalMinorUnits}.`,
    },
  ];
}

/** The expense of an entry in a creator's account is that of its period, and there is no other. */
function checkEntry(where: string, { sequence, postings, period }: Entry): Violation[] {
  const expenses = postings.filter(({ account }) => account === 'commission-expense');
  const sum = expenses.reduce((total, { minorUnits }) => total + minorUnits, 0n);
  const isOfPeriod = expenses.every(({ unit }) => unit === period?.currency);
  if (isOfPeriod && sum === (period?.minorUnits ?? 0n)) return [];
  return [
    {
      invariant: 'I11',
      where: `${where}#${sequence}`,
      detail: `The entry expenses ${sum}, its period says ${period?.minorUnits ?? 0n}.`,
    },
  ];
}

const nameOf = (programId: string, period: string, currency: string): string =>
  `${programId}/${period}/${currency}`;
