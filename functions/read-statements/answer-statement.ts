import type { StatementNames } from '../../adapters/statements/statement-names.ts';
import { writeStatementCsv } from '../../adapters/statements/write-statement-csv.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { IssuedStatement } from '../../core/statements/issued-statement.ts';
import type { HttpResponse } from '../shared/http/http.ts';
import { ProblemError } from '../shared/http/problem-error.ts';
import { chooseFormat, type StatementFormat, statementFormats } from './choose-format.ts';
import type { LoadedStatement } from './load-statement.ts';

export type AnswerStatementPorts = {
  readonly directory: Pick<ProgramDirectory, 'findCreator' | 'findMerchant' | 'findPayee'>;
  /** Makes the document of a statement; the same statement and names make the same bytes. */
  readonly writePdf: (
    statement: IssuedStatement,
    names: StatementNames,
    sha256: string,
  ) => Promise<Uint8Array>;
};

/** What an answer of a function may hold: 6 MB with everything around it. */
const maxAnswerBytes = 5_900_000;

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
  if (format === undefined) throw notAcceptable();

  const headers = { vary: 'accept', 'cache-control': 'private, no-store' };
  if (format === 'application/json') {
    const etag = `"${record.sha256}"`;
    return within({ headers: { ...headers, etag, 'content-type': format }, body: text });
  }
  const names = await findNames(ports, statement);
  if (format === 'text/csv') {
    const described = { ...headers, ...fileHeaders(statement, format, 'csv') };
    return within({ headers: described, body: writeStatementCsv(statement, names) });
  }
  const pdf = Buffer.from(await ports.writePdf(statement, names, record.sha256));
  return within({
    headers: { ...headers, ...fileHeaders(statement, format, 'pdf') },
    body: pdf.toString('base64'),
    isBase64Encoded: true,
  });
}

function fileHeaders({ number }: IssuedStatement, format: StatementFormat, extension: string) {
  return {
    'content-type': format === 'text/csv' ? 'text/csv; charset=utf-8' : format,
    'content-disposition': `attachment; filename="${number}.${extension}"`,
  };
}

function within(response: Required<Pick<HttpResponse, 'body' | 'headers'>> & HttpResponse) {
  if (Buffer.byteLength(response.body) <= maxAnswerBytes) return { ...response, statusCode: 200 };
  throw new ProblemError({
    status: 413,
    type: '/problems/statement-too-large',
    title: 'The statement is too large for one answer in this format; try text/csv.',
  });
}

function notAcceptable(): ProblemError {
  return new ProblemError({
    status: 406,
    type: '/problems/not-acceptable',
    title: `A statement can be had as ${statementFormats.join(', ')}.`,
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
