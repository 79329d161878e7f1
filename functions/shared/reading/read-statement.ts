import type { LedgerStore } from '../../../core/ledger/ledger-store.ts';
import { makeStatement, parsePeriod, type Statement } from '../../../core/ledger/statement.ts';
import type { Payee } from '../../../core/payees/payee.ts';
import { calendarOf } from '../../../core/programs/calendar-of.ts';
import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { invalid } from '../http/problem-error.ts';
import { describeStatement } from './describe-statement.ts';
import { readAllEntries } from './read-all-entries.ts';

export type ReadStatementPorts = {
  readonly directory: Pick<ProgramDirectory, 'findMerchant' | 'findPayee'>;
  readonly ledger: Pick<LedgerStore, 'listEntries'>;
  readonly now: () => Instant;
};

/**
 * A creator's statement of a month in the form of the API. Names of payees are those of today: the ledger holds none,
 * so that they can be erased.
 *
 * @throws ProblemError 422 for what is no month.
 */
export async function readStatement(
  ports: ReadStatementPorts,
  merchantId: string,
  creatorId: string,
  period: string,
) {
  const calendar = calendarOf(await ports.directory.findMerchant(merchantId));
  if (parsePeriod(period, calendar) === undefined) {
    throw invalid([{ path: ['period'], message: 'This is not a month as YYYY-MM.' }]);
  }
  const entries = await readAllEntries(ports.ledger, merchantId, creatorId);
  const statement = makeStatement({ merchantId, creatorId }, period, entries, calendar);
  const payees = await Promise.all(
    listPayees(statement).map((payeeId) => ports.directory.findPayee(merchantId, payeeId)),
  );
  const known = payees.filter((payee): payee is Payee => payee !== undefined);
  return describeStatement(statement, known, ports.now());
}

function listPayees({ currencies }: Statement): string[] {
  const named = currencies
    .flatMap(({ payouts }) => payouts)
    .flatMap(({ division }) => (division === undefined ? [] : [division, ...division.parts]))
    .flatMap(({ payeeId }) => (payeeId === undefined ? [] : [payeeId]));
  return [...new Set(named)].toSorted();
}
