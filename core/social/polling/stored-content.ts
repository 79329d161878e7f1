import type { ContentFormat } from '../../attribution/content.ts';
import type { Instant } from '../../time/instant.ts';
import type { SocialCounts } from '../content-metrics.ts';
import type { Disclosure, DisclosureAttestation, DisclosureLocale } from '../disclosure/index.ts';
import type { ContentMention } from '../find-mentions.ts';
import type { SocialPlatform } from '../platform.ts';

/** That a person took a post for a program, which may pay for it. */
export type ContentApproval = {
  readonly programId: string;
  /** In which it pays. */
  readonly currency: string;
  readonly at: Instant;
  readonly by: string;
};

/** A program that asks for a disclosure and does not find it. */
export type MissingFor = { readonly programId: string; readonly holdFrom?: Instant };

/** A post of a connected account, as it was read last. */
export type StoredContent = {
  readonly merchantId: string;
  readonly accountId: string;
  readonly creatorId: string;
  readonly platform: SocialPlatform;
  readonly contentId: string;
  readonly version: number;
  readonly foundAt: Instant;
  readonly publishedAt?: Instant;
  readonly format?: ContentFormat;
  /** These three are dropped when the post is deleted: what people took back is not kept. */
  readonly url?: string;
  readonly title?: string;
  readonly text?: string;
  /** Of the words and links, to know a change by. */
  readonly digest: string;
  /** Links, codes, handles and hashtags of the merchant's programs. */
  readonly mentions: readonly ContentMention[];
  readonly disclosure: Pick<Disclosure, 'outcome' | 'reason'>;
  /** Since when the outcome is this one. */
  readonly disclosureSince: Instant;
  /** What people saw in it, oldest first; dropped with the words that they read. Absent: nobody looked. */
  readonly attestations?: readonly DisclosureAttestation[];
  /** Each program once; absent: none. */
  readonly approvals?: readonly ContentApproval[];
  /** It is shown because somebody pays for it: its views earn nothing. */
  readonly advertisement?: true;
  readonly editedAt?: Instant;
  readonly deletedAt?: Instant;
};

/** What became of a post: a fact that is written once and never changed. */
export type ContentChange = {
  readonly merchantId: string;
  readonly accountId: string;
  readonly creatorId: string;
  readonly platform: SocialPlatform;
  readonly contentId: string;
  readonly kind: 'found' | 'edited' | 'deleted' | 'restored' | 'attested' | 'approved';
  /** When the poll began that saw it: of a poll that is gone on with always the same. */
  readonly at: Instant;
  readonly digest: string;
  readonly mentions: readonly ContentMention[];
  readonly disclosure: StoredContent['disclosure'];
  /** Programs whose creator has to be told that the disclosure is missing; absent: none. */
  readonly missingFor?: readonly MissingFor[];
  /** In which language to tell it. */
  readonly locale?: DisclosureLocale;
};

/** Figures of a post, or of the account itself, at the time of a poll. */
export type MetricSnapshot = {
  readonly merchantId: string;
  readonly accountId: string;
  /** Absent: the account's own. */
  readonly contentId?: string;
  readonly at: Instant;
  /** Fields that are absent were not told, or are hidden. */
  readonly counts: SocialCounts & { readonly followers?: bigint; readonly posts?: bigint };
  /** Until then it may be kept; after it nobody reads it. */
  readonly retentionUntil: Instant;
};
