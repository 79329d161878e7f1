import type { Instant } from '../time/instant.ts';

/** Since when touches do not earn any more, because what they may use up is spent; creators were told then. */
export type Stops = {
  readonly program?: Instant;
  /** By code, of those with a usage limit. */
  readonly codes?: Readonly<Record<string, Instant>>;
  /** By campaign, of those with a budget of their own. */
  readonly campaigns?: Readonly<Record<string, Instant>>;
};
