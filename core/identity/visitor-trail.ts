import type { ChannelTouch } from '../attribution/channel-touch.ts';
import type { Touch } from '../attribution/touch.ts';
import type { Instant } from '../time/instant.ts';

/** A visitor's visit through a channel that is no creator's. */
export type Visit = Omit<ChannelTouch, 'consentWithdrawnAt'> & { readonly visitorId: string };

/** A visitor agreed to be tracked, or withdrew it. */
export type ConsentChange = {
  readonly changeId: string;
  readonly visitorId: string;
  readonly granted: boolean;
  readonly at: Instant;
  readonly recordedAt: Instant;
};

/** What is recorded of one visitor. */
export type VisitorTrail = {
  readonly touches: readonly Touch[];
  readonly visits: readonly Visit[];
  readonly consents: readonly ConsentChange[];
};
