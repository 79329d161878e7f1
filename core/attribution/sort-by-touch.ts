import { canonicalJson } from '../encoding/canonical-json.ts';
import type { Instant } from '../time/instant.ts';

type Dated = { readonly touchId: string; readonly at: Instant; readonly recordedAt: Instant };

/**
 * Things in the order of their touches: by time, then by id. Two records of one touch, which share
 * both, come in the order in which they were recorded and then in that of their content, so that the
 * result never depends on the order of the input.
 */
export function sortByTouch<Item>(
  items: readonly Item[],
  touchOf: (item: Item) => Dated,
): readonly Item[] {
  const compare = (a: Item, b: Item) => {
    const touchA = touchOf(a);
    const touchB = touchOf(b);
    return (
      touchA.at - touchB.at ||
      compareText(touchA.touchId, touchB.touchId) ||
      touchA.recordedAt - touchB.recordedAt ||
      compareText(canonicalJson(a), canonicalJson(b))
    );
  };
  return items.toSorted(compare);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
