import type { CurrencyPair } from './choose-reference-rates.ts';

/** A rate that is waited for: the one that the source published last before the day. */
export type MissingRate = CurrencyPair & {
  /** Absent where no source is named. */
  readonly source?: string;
  /** The UTC day of what is exchanged, `YYYY-MM-DD`. */
  readonly before: string;
};
