import type { TierRule } from '../vetting/tier-rule.ts';

/** How customers become creators of a program; absent from a program: they do not. */
export type EnrolmentSettings = {
  /** `open`: at once, whoever is proven to be a customer. `invite`: whoever is invited. */
  readonly mode: 'open' | 'invite';
  /** Where the links of new creators lead. */
  readonly destination: string;
  /** What their codes are made by, such as `{FIRSTNAME}{N}`. */
  readonly codePattern: string;
  /** What plans may ask for of them. */
  readonly group?: string;
  /** Orders that count which an open program asks for; absent: none. */
  readonly minimumOrders?: number;
  /** How long an invitation is good for; absent: 14. */
  readonly invitationDays?: number;
  /** What tiers that one is invited into ask for. */
  readonly tiers?: readonly TierRule[];
  /** Words that the brand will not stand beside, besides those that are looked for anyway. */
  readonly unsafeWords?: readonly string[];
};

export const defaultInvitationDays = 14;
