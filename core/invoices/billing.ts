/** Who the supplier of a self-billed invoice is, as the agreement names them. */
export type BilledParty = {
  /** The legal name. It stays on issued invoices, which the law has merchants keep. */
  readonly name: string;
  readonly street?: string;
  readonly city?: string;
  readonly postalCode?: string;
};

/**
 * That the merchant writes a receiver's invoices. Both must have agreed before the first one: Directive 2006/112/EC art. 224,
 * and for Britain VAT Notice 700/62, which also asks that an agreement ends and is made anew.
 */
export type SelfBillingAgreement = {
  readonly kind: 'self-billing';
  /** The first and the last day on which a billed month may end. `YYYY-MM-DD`. */
  readonly from: string;
  readonly until?: string;
  /** Begins the numbers of the invoices. Receivers of one prefix share one series. */
  readonly prefix: string;
  /** Where the signed agreement lies. */
  readonly evidence: string;
  readonly supplier: BilledParty;
  /** Whether the receiver says in it that they are registered for VAT or GST. */
  readonly registration: 'registered' | 'not-registered';
};

/** That a receiver writes invoices. */
export type OwnInvoices = {
  readonly kind: 'invoices';
  /** The first day on which an invoiced month may end. */
  readonly from: string;
  /** Whether they are registered for VAT or GST. Absent: as the tax profile shows it. */
  readonly registration?: 'registered' | 'not-registered';
};

/** How what a creator earns is billed. */
export type Billing = SelfBillingAgreement | OwnInvoices;

/** Keeps how creators are billed. */
export interface BillingStore {
  find(merchantId: string, creatorId: string): Promise<Billing | undefined>;
  /** Puts it in the place of what was there. */
  save(merchantId: string, creatorId: string, billing: Billing): Promise<void>;
}
