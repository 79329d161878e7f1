export type PathTransform = (path: readonly string[]) => string[];

/** Other ways to write a path down, as the open tools know them. */
export const pathTransforms: Readonly<
  Record<'unique' | 'exposure' | 'first' | 'frequency', PathTransform>
> = {
  /** The path as it is; the name is the tools'. */
  unique: (path) => [...path],
  /** Equal neighbours are one exposure. */
  exposure: (path) => path.filter((channel, place) => channel !== path[place - 1]),
  /** Each channel where it comes first. */
  first: (path) => [...new Set(path)],
  /** Each channel where it comes first, with its number of touches: `A(2)`. */
  frequency: (path) => {
    const counts = new Map<string, number>();
    for (const channel of path) counts.set(channel, (counts.get(channel) ?? 0) + 1);
    return [...counts].map(([channel, count]) => `${channel}(${count})`);
  },
};
