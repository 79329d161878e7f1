import type { AddressPolicy } from '../../../adapters/http/read-api-address.ts';
import type { TextSeal } from '../../../core/privacy/text-seal.ts';
import type { SocialAccountStore } from '../../../core/social/accounts/index.ts';
import type { SocialPollStore } from '../../../core/social/polling/index.ts';
import type { Instant } from '../../../core/time/instant.ts';

/** What everything about creators' accounts needs from outside. */
export type SocialPorts = {
  readonly accounts: SocialAccountStore;
  readonly polls: SocialPollStore;
  readonly openSeal: () => Promise<TextSeal>;
  /** Which addresses may stand in place of a platform's. */
  readonly policy: AddressPolicy;
  readonly now: () => Instant;
};
