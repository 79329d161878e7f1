import type { AttributionModel } from './attribution-model.ts';

export type CodePrecedence = 'code-wins' | 'link-wins' | 'code-wins-if-involved' | 'shared';

/**
 * What becomes of visits through channels that are no creator's (paid search, e-mail, direct):
 *
 * - `ignore`: they play no part;
 * - `dilute`: they take part in the model, and their credit is paid to nobody;
 * - `yield`: creators' touches before the last such visit lose to it.
 */
export type ChannelRule = 'ignore' | 'dilute' | 'yield';

/** Where orders earn, by ISO 3166 country (`US`) or subdivision (`US-CA`). Of an unknown place nothing is excluded. */
export type RegionRule =
  | { readonly only: readonly string[] }
  | { readonly except: readonly string[] };

/** How a program attributes. Days are 24 hours; a window includes both of its ends. */
export type AttributionPolicy = {
  readonly model: AttributionModel;
  readonly clickWindowDays: number;
  readonly viewWindowDays: number;
  /** Views are reported and earn only where the program says so. */
  readonly viewsEarn: boolean;
  readonly codeVsLink: CodePrecedence;
  /** By channel; a channel that is not named is ignored. */
  readonly channels?: Readonly<Record<string, ChannelRule>>;
  /** An order that carries another network's click id or code. Default: `yield`, so that no sale is paid twice. */
  readonly networks?: 'yield' | 'ignore';
  /** A click that comes later than this before the order loses to any other touch. Default: 0. */
  readonly minimumSecondsToOrder?: number;
  readonly regions?: RegionRule;
};
