/** A list only if there is something in it, so that an order without it is as it was before. */
export function withItems<Name extends string, Item>(name: Name, items: readonly Item[]) {
  return (items.length === 0 ? {} : { [name]: items }) as {
    readonly [key in Name]?: readonly Item[];
  };
}
