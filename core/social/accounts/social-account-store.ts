import type { SocialPlatform } from '../platform.ts';
import type { SocialAccount, SocialAccountKey } from './social-account.ts';
import type { SocialApp } from './social-app.ts';
import type { SocialGrant } from './social-grant.ts';
import type { SocialStart, SocialStartKey } from './social-start.ts';

/** Remembers creators' accounts, what opens them, and what is being connected. */
export interface SocialAccountStore {
  find(key: SocialAccountKey): Promise<SocialAccount | undefined>;
  /** A creator's accounts, by id, also those that are not connected any more. From an index: a moment old. */
  listOfCreator(merchantId: string, creatorId: string): Promise<SocialAccount[]>;
  /** Changes it under the condition that nobody else has; answers what it is then, nothing if `toNext` made nothing. */
  change(
    key: SocialAccountKey & { readonly creatorId: string },
    toNext: (known: SocialAccount | undefined) => SocialAccount | undefined,
  ): Promise<SocialAccount | undefined>;

  findGrant(key: SocialAccountKey): Promise<SocialGrant | undefined>;
  /** Writes it if the stored version is `grant.version - 1`; `stale`: somebody else wrote. */
  saveGrant(grant: SocialGrant): Promise<'saved' | 'stale'>;
  removeGrant(key: SocialAccountKey): Promise<void>;

  findStart(key: SocialStartKey): Promise<SocialStart | undefined>;
  /** Changes a start, as `change` does. It is gone some time after it is over. */
  changeStart(
    start: SocialStartKey & { readonly expiresAt: number },
    toNext: (known: SocialStart | undefined) => SocialStart | undefined,
  ): Promise<SocialStart | undefined>;

  findApp(merchantId: string, platform: SocialPlatform): Promise<SocialApp | undefined>;
  saveApp(app: SocialApp): Promise<void>;
}
