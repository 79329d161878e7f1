/** The account that names and ARNs of the local runtime carry; no such account exists. */
export const localAccountId = '000000000000';

/** The region that names and ARNs of the local runtime carry. */
export const localRegion = 'us-east-1';
