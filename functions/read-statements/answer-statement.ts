import type { StatementNames } from '../../adapters/statements/statement-names.ts';
import { writeStatementCsv } from '../../adapters/statements/write-statement-csv.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { IssuedStatement } from '../../core/statements/issued-statement.ts';
import type { HttpResponse } from '../shared/http/http.ts';
import { chooseFormat } from './choose-format.ts';
import { fileHeaders } from './file-headers.ts';
import { fitAnswer } from './fit-answer.ts';
import type { LoadedStatement } from './load-statement.ts';
import { notAcceptable } from './not-acceptable.ts';

export type AnswerStatementPorts = {
  readonly directory: Pick<ProgramDirectory, 'findCreator' | 'findMerchant' | 'findPayee'>;
  /** Makes the document of a statement; the same statement and names make the same bytes. */
  readonly writePdf: (
    statement: IssuedStatement,
    names: StatementNames,
    sha256: string,
  ) => Promise<Uint8Array>;
};

/**
 * A statement in the format that the caller accepts. JSON is the text as it was issued, to the byte; CSV and PDF are
 * made of it and name people as they are called now.
 *
 * @throws ProblemError 406 if the caller accepts none of the formats, 413 if the answer would be too large.
 */
export async function answerStatement(
  ports: AnswerStatementPorts,
  { record, text, statement }: LoadedStatement,
  accept: string | undefined,
): Promise<HttpResponse> {
  const format = chooseFormat(accept);
  if (format === undefined) throw notAcceptable('A statement');

  const headers = { vary: 'accept', 'cache-control': 'private, no-store' };
  if (format === 'application/json') {
    const etag = `"${record.sha256}"`;
    return fitAnswer({ headers: { ...headers, etag, 'content-type': format }, body: text });
  }
  const names = await findNames(ports, statement);
  if (format === 'text/csv') {
    const described = { ...headers, ...fileHeaders(statement.number, format) };
    return fitAnswer({ headers: described, body: writeStatementCsv(statement, names) });
  }
  const pdf = Buffer.from(await ports.writePdf(statement, names, record.sha256));
  return fitAnswer({
    headers: { ...headers, ...fileHeaders(statement.number, format) },
    body: pdf.toString('base64'),
    isBase64Encoded: true,
  });
}

/** Names are those of today: a statement holds none, so that they can be erased. */
async function findNames(
  { directory }: AnswerStatementPorts,
  statement: IssuedStatement,
): Promise<StatementNames> {
  const { merchantId, creatorId, units } = statement;
  const payeeIds = new Set(
    units.flatMap(({ lines }) => lines.flatMap(({ payeeId }) => payeeId ?? [])),
  );
  const [merchant, creator, payees] = await Promise.all([
    directory.findMerchant(merchantId),
    directory.findCreator(merchantId, creatorId),
    Promise.all(
      [...payeeIds].map(async (payeeId) => {
        const payee = await directory.findPayee(merchantId, payeeId);
        return [payeeId, payee?.name ?? payeeId] as const;
      }),
    ),
  ]);
  return {
    merchant: merchant?.name ?? merchantId,
    creator: creator?.name ?? creatorId,
    payees: Object.fromEntries(payees),
  };
}
