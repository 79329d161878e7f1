import type { Sha256 } from '../../core/encoding/hashing.ts';
import type { Invoice } from '../../core/invoices/invoice.ts';
import type { InvoiceStore } from '../../core/invoices/invoice-store.ts';
import { readAmount } from '../../core/invoices/read-amount.ts';
import type { LedgerStore } from '../../core/ledger/ledger-store.ts';
import { indirectTaxCause, postIndirectTax } from '../../core/ledger/post-indirect-tax.ts';
import type { Instant } from '../../core/time/instant.ts';
import { type ReadIssuedTextPorts, readIssuedText } from '../shared/reading/read-issued-text.ts';

export type PostInvoiceTaxPorts = ReadIssuedTextPorts & {
  readonly invoices: Pick<InvoiceStore, 'findByCause'>;
  readonly ledger: Pick<LedgerStore, 'hasIndirectTax' | 'readHead' | 'write'>;
  readonly sha256: Sha256;
  readonly now: () => Instant;
};

type Cause = { readonly merchantId: string; readonly creatorId: string; readonly cause: string };

/** So often somebody else may write to the account meanwhile before it is left to another run. */
const triesMax = 20;

/**
 * Makes the tax of an issued invoice payable on top of what it bills, or takes that of a credit note back; once, however
 * often it is run.
 */
export async function postInvoiceTax(
  ports: PostInvoiceTaxPorts,
  { merchantId, creatorId, cause }: Cause,
): Promise<void> {
  const { invoices, ledger, now, sha256 } = ports;
  const record = await invoices.findByCause(merchantId, creatorId, cause);
  if (record === undefined) return;
  const { kind, number, currency, taxAmount } = JSON.parse(
    await readIssuedText(ports, record),
  ) as Invoice;
  const tax = readAmount(taxAmount);
  if (tax === 0n) return;
  const minorUnits = kind === 'invoice' ? tax : -tax;
  for (let tries = 0; tries < triesMax; tries += 1) {
    // The account first: whoever posts between the two moves it.
    const head = await ledger.readHead(merchantId, creatorId);
    if (await ledger.hasIndirectTax(merchantId, creatorId, indirectTaxCause(number))) return;
    const claim = { claim: number, invoice: number, currency, minorUnits };
    const posted = postIndirectTax(head, claim, { at: now(), sha256 });
    if ((await ledger.write(posted)) === 'written') return;
  }
  throw new Error(
    `The account of ${creatorId} kept changing while the tax of ${number} was posted.`,
  );
}
