import type { IssuedStatement } from '../../core/statements/issued-statement.ts';
import { monthOfNumber } from '../../core/statements/statement-number.ts';
import type { StatementRecord, StatementStore } from '../../core/statements/statement-store.ts';
import { notFound } from '../shared/http/problem-error.ts';
import { type ReadIssuedTextPorts, readIssuedText } from '../shared/reading/read-issued-text.ts';

export type LoadStatementPorts = ReadIssuedTextPorts & {
  readonly statements: Pick<StatementStore, 'find'>;
};

export type LoadedStatement = {
  readonly record: StatementRecord;
  /** As it was issued, to the byte. */
  readonly text: string;
  readonly statement: IssuedStatement;
};

/**
 * A statement by its number, if its text still has the digest of the day it was issued.
 *
 * @throws ProblemError 404 if this creator has none of this number.
 * @throws Error if the text is lost or was changed: nobody is shown that as a statement.
 */
export async function loadStatement(
  ports: LoadStatementPorts,
  account: { readonly merchantId: string; readonly creatorId: string },
  number: string,
): Promise<LoadedStatement> {
  const { merchantId, creatorId } = account;
  const month = monthOfNumber(creatorId, number);
  const record =
    month === undefined ? undefined : await ports.statements.find(merchantId, creatorId, month);
  if (record === undefined) throw notFound();
  const text = await readIssuedText(ports, record);
  return { record, text, statement: JSON.parse(text) as IssuedStatement };
}
