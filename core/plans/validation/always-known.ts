import { touchKinds } from '../../attribution/touch.ts';
import type { LeafName } from '../condition-name.ts';
import type { LeafTest } from './literal.ts';

/**
 * What is known of every sale, and can be nothing else: a link without a boost is not amplified, and
 * no order is worth less than nothing. Activities have a time as well, and their rules cannot ask for
 * the others.
 */
export const alwaysKnown: ReadonlyMap<LeafName, LeafTest> = new Map([
  ['customer', { kind: 'one-of', values: new Set(['new', 'returning', 'unknown']) }],
  ['touchKind', { kind: 'one-of', values: new Set(touchKinds) }],
  ['amplified', { kind: 'one-of', values: new Set(['true', 'false']) }],
  [
    'time',
    {
      kind: 'range',
      range: { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY },
    },
  ],
  ['orderValue', { kind: 'range', range: { from: 0n, until: Number.POSITIVE_INFINITY } }],
]);
