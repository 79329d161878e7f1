import type { StoryKind } from './aim.ts';
import type { FaultKind } from './fault.ts';

/**
 * What histories are to look at more closely than chance would: a mistake in a rare place is looked
 * for there. Without one a history is as its seed has it.
 */
export type Focus = {
  /** Call sites where many a call takes effect only when much else has happened meanwhile. */
  readonly slow?: readonly string[];
  /** Call sites where many a call waits for another one at any of them, so that they are in each other's way. */
  readonly meeting?: readonly string[];
  /** What goes wrong with every third call of a site. */
  readonly faults?: readonly { readonly site: string; readonly kinds: readonly FaultKind[] }[];
  /** Misfortunes that strike most of the times that they could. */
  readonly mishaps?: readonly string[];
  /** What the story must have. */
  readonly story?: StoryTrait;
  /** Many functions run at a time, and each for long. */
  readonly isCrowded?: boolean;
};

export type StoryTrait =
  | 'evidence-first'
  | 'facts-while-closing'
  | 'one-buyer-twice'
  | 'in-euro'
  | 'over-called-rails'
  | 'two-runs-at-once'
  | 'refund-and-later-money';

/** Who rushes at a budget waits at its counter until others are there, too. */
const counters = ['assess-orders', 'close-conversions'].flatMap((name) => [
  `${name} TransactWrite Put COUNTER, Put ADMISSION`,
  `${name} TransactWrite Put COUNTER, Put LEASE, Put ADMISSION`,
]);

const rush: Focus = { isCrowded: true, meeting: counters };

/** What a history of a kind looks at, beside what it is to look at anyway. */
export function focusOn(kind: StoryKind, focus: Focus = {}): Focus {
  return kind === 'rush-of-orders' || kind === 'rush-of-closes' ? { ...rush, ...focus } : focus;
}
