/** The fields of a report that are read. */
export const reportFields = ['payoutId', 'amount', 'currency', 'status', 'reference'] as const;
export type ReportField = (typeof reportFields)[number];

export const reportFormats = ['generic', 'paypal', 'stripe', 'wise'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** For each field the names that a report may give its column, in any case; the first that is there counts. */
export type ReportColumns = Readonly<Record<ReportField, readonly string[]>>;

/** The columns by which each provider's report is read. What a report calls otherwise is said with `--columns`. */
export const reportColumns: Readonly<Record<ReportFormat, ReportColumns>> = {
  generic: {
    payoutId: ['payoutId', 'payout_id'],
    ...{ amount: ['amount'], currency: ['currency'], status: ['status'] },
    reference: ['reference'],
  },
  paypal: {
    payoutId: ['sender_item_id', 'Unique ID', 'payoutId'],
    amount: ['amount', 'Gross'],
    currency: ['currency', 'Currency code'],
    status: ['transaction_status', 'status'],
    reference: ['payout_item_id', 'transaction_id', 'Transaction ID'],
  },
  stripe: {
    payoutId: ['payoutId (metadata)', 'payout_id (metadata)', 'payoutId'],
    amount: ['amount', 'gross'],
    currency: ['currency'],
    status: ['status'],
    reference: ['id', 'source_id'],
  },
  wise: {
    payoutId: ['customerTransactionId', 'Reference', 'payoutId'],
    amount: ['Target amount (after fees)', 'target amount', 'amount'],
    currency: ['Target currency', 'currency'],
    status: ['status'],
    reference: ['ID', 'TransferWise ID', 'Transfer ID'],
  },
};
