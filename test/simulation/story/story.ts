import type { Fact } from '../../../core/assessment/order-facts.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { ToldOrder } from './draw-order.ts';

/** What comes from outside: facts, schedules, people. */
export type StoryEvent =
  | { readonly kind: 'fact'; readonly fact: Fact }
  | { readonly kind: 'close' }
  | { readonly kind: 'pay' }
  /** A person asks for a payout run. */
  | { readonly kind: 'run'; readonly merchantId: string; readonly runId: string }
  /** Nothing else comes until all work is done. */
  | { readonly kind: 'calm' };

export type StoryMoment = { readonly at: Instant; readonly events: readonly StoryEvent[] };

export type Story = {
  readonly merchantIds: readonly string[];
  readonly orders: readonly ToldOrder[];
  readonly moments: readonly StoryMoment[];
  /** Orders tell with which browser they were placed. */
  readonly hasVisitors: boolean;
  /** What a moment has set off is done before the next one, if nothing goes wrong. */
  readonly isPatient: boolean;
  /** So many days after its last moment, everything has closed that ever will. */
  readonly daysToRest: number;
};
