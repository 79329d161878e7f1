import type { Instant } from '../../time/instant.ts';
import type { Owner } from './journey-touch.ts';

/**
 * A place in a journey: one touch, or several codes of equal standing, which were used together and
 * share what their place earns.
 */
export type Step = {
  readonly at: Instant;
  /** Step to conversion, in milliseconds; not negative. */
  readonly ageMs: number;
  readonly owners: readonly Owner[];
};

/** The moments of a conversion that anchors of a model are set by. */
export type Milestones = { readonly leadAt?: Instant; readonly opportunityAt?: Instant };

/**
 * The weights of a journey's steps, which are in time order and at least one. None is negative, and
 * one at least is positive.
 */
export type Model = (steps: readonly Step[], milestones: Milestones) => readonly bigint[];
