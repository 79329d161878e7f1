import type { StoryClick } from './story-types.ts';

/** Collects the clicks of a story by stop, each browser's in order. */
export type ClickBook = {
  /** Notes a click and answers its id. */
  click(stop: number, visitor: string, slug: string, kind?: StoryClick['kind']): string;
  /** The clicks of a stop, one list per browser. */
  ofStop(stop: number): StoryClick[][];
  /** How many clicks count. */
  readonly counted: number;
};

/** An empty click book. */
export function openClickBook(): ClickBook {
  const stops = new Map<number, Map<string, StoryClick[]>>();
  let noted = 0;
  let counted = 0;
  return {
    click(stop, visitor, slug, kind = 'person') {
      noted += 1;
      if (kind === 'person') counted += 1;
      const clickId = `click-${noted}`;
      const visitors = stops.get(stop) ?? new Map<string, StoryClick[]>();
      stops.set(stop, visitors);
      visitors.set(visitor, [...(visitors.get(visitor) ?? []), { clickId, visitor, slug, kind }]);
      return clickId;
    },
    ofStop: (stop) => [...(stops.get(stop)?.values() ?? [])],
    get counted() {
      return counted;
    },
  };
}
