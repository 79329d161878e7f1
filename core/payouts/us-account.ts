/** The kinds of account that ACH tells apart. */
export const usAccountTypes = ['checking', 'savings'] as const;
export type UsAccountType = (typeof usAccountTypes)[number];

/** A person gets a PPD entry, a company a CCD entry. */
export const holderKinds = ['individual', 'company'] as const;
export type HolderKind = (typeof holderKinds)[number];
