import type { TouchMessage } from '../../core/tracking/touch-message.ts';

/** What is wrong with one event, by its place in the request. */
export type EventIssue = { readonly path: readonly (string | number)[]; readonly message: string };

/** The event was told before, and differently. */
export type EventConflict = {
  readonly kind: 'conflict';
  readonly type: `/problems/${string}`;
  readonly detail: string;
};

/** What an event asks for, once everything in the request is known to be right. */
export type EventReading = {
  /** For the touch queue. */
  readonly messages: readonly TouchMessage[];
  /** Stores what is a fact; any number of times is once. */
  readonly record?: () => Promise<void>;
};

/** An event as far as it could be read; several issues are possible. */
export type EventResult = EventReading | EventConflict | readonly EventIssue[];
