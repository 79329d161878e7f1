import type { Instant } from '../time/instant.ts';

/** The name under which a visit without any source is recorded. */
export const directChannel = 'direct';

/** A visit through a channel that is no creator's: `direct`, `email`, `paid-search`, … */
export type ChannelTouch = {
  readonly touchId: string;
  readonly channel: string;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly filtered?: string;
  readonly consentWithdrawnAt?: Instant;
};
