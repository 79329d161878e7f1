import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import type { Sha256 } from '../../core/encoding/hashing.ts';
import type { Invoice } from '../../core/invoices/invoice.ts';
import { invoiceNumber } from '../../core/invoices/invoice-number.ts';
import type { InvoiceStore } from '../../core/invoices/invoice-store.ts';
import type { StatementTexts } from '../../core/statements/statement-store.ts';
import type { Instant } from '../../core/time/instant.ts';

export type IssueInvoicePorts = {
  readonly invoices: Pick<InvoiceStore, 'add' | 'findByCause' | 'lastPlace'>;
  readonly texts: Pick<StatementTexts, 'put'>;
  readonly sha256: Sha256;
  readonly now: () => Instant;
};

type Cause = {
  readonly merchantId: string;
  readonly creatorId: string;
  readonly series: string;
  readonly cause: string;
};

/** So often somebody else may have taken the number before it is left to another run. */
const triesMax = 20;

/**
 * Issues the one document of a cause: killed anywhere and run again, there is one, and no number was passed over.
 *
 * First the text under its digest, then in one transaction the number and the record that names the text. A text whose
 * number somebody else took is named by nothing.
 *
 * @param write writes the document under a number.
 * @returns whether it was issued now.
 */
export async function issueInvoice(
  { invoices, texts, sha256, now }: IssueInvoicePorts,
  { merchantId, creatorId, series, cause }: Cause,
  write: (number: string) => Invoice,
): Promise<boolean> {
  if ((await invoices.findByCause(merchantId, creatorId, cause)) !== undefined) return false;
  for (let tries = 0; tries < triesMax; tries += 1) {
    const place = (await invoices.lastPlace(merchantId, series)) + 1;
    const invoice = write(invoiceNumber(series, place));
    const { number, kind, period, currency, issuedOn, credits } = invoice;
    const text = canonicalJson(invoice);
    const digest = sha256(text);
    await texts.put({ merchantId, number, sha256: digest }, text);
    const outcome = await invoices.add({
      ...{ merchantId, creatorId, number, kind, series, place, cause, period, currency },
      ...{ issuedOn, issuedAt: now(), sha256: digest },
      ...(credits === undefined ? {} : { credits: credits.number }),
    });
    if (outcome !== 'place-taken') return outcome === 'added';
  }
  throw new Error(`The numbers of ${series} were taken by others ${triesMax} times.`);
}
