import type { AuthorityHead, Remittance, RemittanceWrite } from './remittance.ts';
import type { TaxYearTotal } from './tax-year-total.ts';

/** A remittance, and its place in its authority's journal. */
export type PostedRemittance = Remittance & {
  readonly sequence: number;
  readonly postedAt: number;
};

/** The journals of what was paid to authorities. Reads are strongly consistent unless they say otherwise. */
export interface RemittanceStore {
  /** The head, or the head of a journal without entries. */
  readHead(merchantId: string, country: string): Promise<AuthorityHead>;
  /** `stale`: the head moved, or the reference is taken, and nothing was written; read again. */
  write(change: RemittanceWrite): Promise<'written' | 'stale'>;
  /** By the merchant's own reference. */
  find(
    merchantId: string,
    country: string,
    reference: string,
  ): Promise<PostedRemittance | undefined>;
  /** The newest first, at most `limit`. @param before only those with a smaller sequence; absent: all. */
  list(
    merchantId: string,
    country: string,
    limit: number,
    before?: number,
  ): Promise<PostedRemittance[]>;
  /** What all receivers were paid in a tax year. Who was paid for the first time a moment ago may be missing. */
  listTaxYear(merchantId: string, taxYear: number): Promise<TaxYearTotal[]>;
}
