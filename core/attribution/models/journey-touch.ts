import type { Instant } from '../../time/instant.ts';

/** Who a touch's credit belongs to. */
export type Owner =
  | { readonly touchId: string; readonly creatorId: string }
  | { readonly touchId: string; readonly channel: string };

/** An eligible touch of a journey, a creator's or a channel's. */
export type JourneyTouch = {
  readonly owner: Owner;
  readonly at: Instant;
  readonly ageMs: number;
  readonly isCode: boolean;
};
