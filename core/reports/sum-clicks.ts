import type { TouchCount } from '../identity/identity-store.ts';

/** Clicks that people made, and clicks flagged as those of machines. */
export type ClickCounts = { readonly counted: number; readonly filtered: number };

/** Adds up the clicks among counts of touches; views and codes are no clicks. */
export function sumClicks(counts: readonly TouchCount[]): ClickCounts {
  const clicks = counts.filter(({ kind }) => kind === 'click');
  return {
    counted: clicks.reduce((sum, { counted }) => sum + counted, 0),
    filtered: clicks.reduce((sum, { filtered }) => sum + filtered, 0),
  };
}
