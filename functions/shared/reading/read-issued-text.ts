import type { Sha256 } from '../../../core/encoding/hashing.ts';
import type { StatementTexts } from '../../../core/statements/statement-store.ts';

export type ReadIssuedTextPorts = {
  readonly texts: Pick<StatementTexts, 'read'>;
  readonly sha256: Sha256;
};

/**
 * The text of an issued statement, invoice or credit note, to the byte.
 *
 * @throws Error if it is lost or was changed: nobody is shown that, and nothing is billed by it.
 */
export async function readIssuedText(
  { texts, sha256 }: ReadIssuedTextPorts,
  record: { readonly merchantId: string; readonly number: string; readonly sha256: string },
): Promise<string> {
  const text = await texts.read(record);
  if (text === undefined || sha256(text) !== record.sha256) {
    throw new Error(`The text of ${record.number} is not the one that was issued.`);
  }
  return text;
}
