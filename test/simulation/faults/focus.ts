import type { FaultKind } from './fault.ts';

/**
 * What histories are to look at more closely than chance would: a mistake in a rare place is looked
 * for there. Without one a history is as its seed has it.
 */
export type Focus = {
  /** Call sites where many a call takes effect only when much else has happened meanwhile. */
  readonly slow?: readonly string[];
  /** What goes wrong with every third call of a site. */
  readonly faults?: readonly { readonly site: string; readonly kinds: readonly FaultKind[] }[];
  /** Misfortunes that strike most of the times that they could. */
  readonly mishaps?: readonly string[];
  /** What the story must have. */
  readonly story?: StoryTrait;
};

export type StoryTrait =
  | 'evidence-first'
  | 'facts-while-closing'
  | 'one-buyer-twice'
  | 'in-euro'
  | 'two-runs-at-once'
  | 'refund-and-later-money';
