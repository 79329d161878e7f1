import type { LeafName } from '../condition-name.ts';

/** Whole numbers from `from` to below `until`; infinite where a condition leaves an end open. */
export type Interval = { readonly from: number | bigint; readonly until: number | bigint };

/** What a leaf asks of the one thing that it looks at. */
export type LeafTest =
  /** The value is known and among these. */
  | { readonly kind: 'one-of'; readonly values: ReadonlySet<string> }
  /** Of several values, at least one is among these. */
  | { readonly kind: 'some-of'; readonly values: ReadonlySet<string> }
  /** The number is known and in the range; in which currency an order value is, stands beside it. */
  | { readonly kind: 'range'; readonly range: Interval };

/** A leaf that must hold, or must not. */
export type Literal = {
  readonly kind: 'literal';
  readonly name: LeafName;
  readonly holds: boolean;
  readonly test: LeafTest;
};
