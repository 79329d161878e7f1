import type { Sha256 } from '../../core/encoding/hashing.ts';
import type { Program } from '../../core/programs/program.ts';
import type { SocialAccount } from '../../core/social/accounts/index.ts';
import type { ContentMention } from '../../core/social/find-mentions.ts';
import type { SocialQuota, StoredContent } from '../../core/social/polling/index.ts';
import type { SocialContent } from '../../core/social/social-content.ts';
import type { SocialPorts } from '../shared/social/social-ports.ts';

/** What polling an account needs from outside. */
export type PollPorts = SocialPorts & {
  readonly quota: SocialQuota;
  /** Marks of the merchant's programs in a post. */
  readonly findMarks: (
    account: SocialAccount,
    content: SocialContent,
  ) => Promise<readonly ContentMention[]>;
  /** The programs that a post is for. */
  readonly listPrograms: (content: StoredContent) => Promise<readonly Program[]>;
  /** Reports what a post earns by now, as it is about to be stored. */
  readonly reward: (content: StoredContent) => Promise<void>;
  /** Asks for an account to be gone on with, after some seconds. */
  readonly goOn: (account: { merchantId: string; accountId: string }) => Promise<void>;
  /** Told of an account whose creator has to connect again, so that somebody tells the creator. */
  readonly reportRevoked: (account: SocialAccount, detail: string) => void;
  readonly sha256: Sha256;
  /** From 0 to 1. */
  readonly chance: () => number;
  readonly randomId: () => string;
};
