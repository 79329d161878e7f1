/**
 * The indirect tax of an invoice, by the codes of UNCL 5305 that EN 16931 knows: S is a rate, AE a reverse charge, O outside
 * the scope of VAT.
 */
export type InvoiceTax =
  | { readonly category: 'S'; readonly percent: string; readonly source: string }
  | { readonly category: 'AE'; readonly reason: string }
  | { readonly category: 'O'; readonly reason: string };
