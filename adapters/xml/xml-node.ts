/** An element: its text, or its attributes (`@name`), its elements by name, and its text as `#text`. */
export type XmlNode = string | { readonly [name: string]: XmlNode | readonly XmlNode[] };

type Found = XmlNode | readonly XmlNode[] | undefined;

/** The elements of a name, however many there are. */
export function elements(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  const found: Found =
    typeof node === 'object' && Object.hasOwn(node, name) ? node[name] : undefined;
  if (found === undefined) return [];
  return Array.isArray(found) ? (found as readonly XmlNode[]) : [found as XmlNode];
}

/** The text of the first element of a name, trimmed; `undefined` if there is none, or it is empty. */
export function textOf(node: XmlNode | undefined, name: string): string | undefined {
  const [first] = elements(node, name);
  return first === undefined ? undefined : gatherText(first).trim() || undefined;
}

export function attributeOf(node: XmlNode | undefined, name: string): string | undefined {
  const value = typeof node === 'object' ? node[`@${name}`] : undefined;
  return typeof value === 'string' ? value.trim() || undefined : undefined;
}

/** All text within, for Atom's contents in XHTML, whose words stand in elements. */
function gatherText(node: XmlNode): string {
  if (typeof node === 'string') return node;
  return Object.keys(node)
    .filter((name) => !name.startsWith('@'))
    .flatMap((name) => elements(node, name).map(gatherText))
    .join(' ');
}
