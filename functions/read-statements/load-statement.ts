import type { Sha256 } from '../../core/encoding/hashing.ts';
import type { IssuedStatement } from '../../core/statements/issued-statement.ts';
import { monthOfNumber } from '../../core/statements/statement-number.ts';
import type {
  StatementRecord,
  StatementStore,
  StatementTexts,
} from '../../core/statements/statement-store.ts';
import { notFound } from '../shared/http/problem-error.ts';

export type LoadStatementPorts = {
  readonly statements: Pick<StatementStore, 'find'>;
  readonly texts: Pick<StatementTexts, 'read'>;
  readonly sha256: Sha256;
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
  { statements, texts, sha256 }: LoadStatementPorts,
  account: { readonly merchantId: string; readonly creatorId: string },
  number: string,
): Promise<LoadedStatement> {
  const { merchantId, creatorId } = account;
  const month = monthOfNumber(creatorId, number);
  const record =
    month === undefined ? undefined : await statements.find(merchantId, creatorId, month);
  if (record === undefined) throw notFound();

  const text = await texts.read(record);
  if (text === undefined) throw new Error(`The text of the statement ${number} is missing.`);
  if (sha256(text) !== record.sha256) {
    throw new Error(`The text of the statement ${number} is not the one that was issued.`);
  }
  return { record, text, statement: JSON.parse(text) as IssuedStatement };
}
