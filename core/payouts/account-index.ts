import type { KnownAccount } from './account-of.ts';
import type { AccountOwner } from './duplicate-accounts.ts';

/**
 * Whose accounts have a fingerprint. It only says where to look: what is noted stays when somebody is paid elsewhere, so
 * whoever finds an owner here reads the owner.
 */
export interface AccountIndex {
  /** Notes whose account it is, before that is saved: whoever saves the same account later finds it. Can be repeated. */
  note(merchantId: string, owner: AccountOwner, account: KnownAccount): Promise<void>;
  /** Everybody who was noted with the account, under any of its fingerprints; read strongly. */
  listOwners(
    merchantId: string,
    account: Pick<KnownAccount, 'fingerprints'>,
  ): Promise<AccountOwner[]>;
  /** Notes that several were noted with it, for whatever reason. Can be repeated. */
  suspect(merchantId: string, account: KnownAccount): Promise<void>;
  /** Accounts with which several were noted, by their first fingerprint; one twice if the keys have changed between. */
  listSuspects(merchantId: string): Promise<KnownAccount[]>;
}
