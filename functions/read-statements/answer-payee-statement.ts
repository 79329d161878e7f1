import {
  type PayeeStatementNames,
  writePayeeStatementCsv,
} from '../../adapters/statements/write-payee-statement-csv.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { PayeeStatement } from '../../core/statements/payee-statement.ts';
import type { HttpResponse } from '../shared/http/http.ts';
import { chooseFormat } from './choose-format.ts';
import { fileHeaders } from './file-headers.ts';
import { fitAnswer } from './fit-answer.ts';
import { notAcceptable } from './not-acceptable.ts';

export type AnswerPayeeStatementPorts = {
  readonly directory: Pick<ProgramDirectory, 'findCreator' | 'findMerchant' | 'findPayee'>;
  /** Makes the document of a payee's statement; the same statement and names make the same bytes. */
  readonly writePayeePdf: (
    statement: PayeeStatement,
    names: PayeeStatementNames,
    sha256: string,
  ) => Promise<Uint8Array>;
};

/**
 * A payee's statement in the format that the caller accepts: JSON is the text as it was issued, CSV and PDF name
 * people as they are called now.
 *
 * @throws ProblemError 406 if the caller accepts none of the formats, 413 if the answer would be too large.
 */
export async function answerPayeeStatement(
  ports: AnswerPayeeStatementPorts,
  { text, sha256 }: { readonly text: string; readonly sha256: string },
  accept: string | undefined,
): Promise<HttpResponse> {
  const format = chooseFormat(accept);
  if (format === undefined) throw notAcceptable('A payee’s statement');

  const headers = { vary: 'accept', 'cache-control': 'private, no-store' };
  if (format === 'application/json') {
    const described = { ...headers, etag: `"${sha256}"`, 'content-type': format };
    return fitAnswer({ headers: described, body: text });
  }
  const statement = JSON.parse(text) as PayeeStatement;
  const names = await findNames(ports, statement);
  const described = { ...headers, ...fileHeaders(statement.number, format) };
  if (format === 'text/csv') {
    return fitAnswer({ headers: described, body: writePayeeStatementCsv(statement, names) });
  }
  const pdf = Buffer.from(await ports.writePayeePdf(statement, names, sha256));
  return fitAnswer({ headers: described, body: pdf.toString('base64'), isBase64Encoded: true });
}

async function findNames(
  { directory }: AnswerPayeeStatementPorts,
  { merchantId, payeeId, sources }: PayeeStatement,
): Promise<PayeeStatementNames> {
  const [merchant, payee, creators] = await Promise.all([
    directory.findMerchant(merchantId),
    directory.findPayee(merchantId, payeeId),
    Promise.all(
      sources.map(async ({ creatorId }) => {
        const creator = await directory.findCreator(merchantId, creatorId);
        return [creatorId, creator?.name ?? creatorId] as const;
      }),
    ),
  ]);
  return {
    merchant: merchant?.name ?? merchantId,
    payee: payee?.name ?? payeeId,
    creators: Object.fromEntries(creators),
  };
}
