/** With a scheme, with `www.`, or a host with a path, as people write links that are no links. */
const linkPattern =
  /(?<![\p{L}\p{N}@._/-])(?:https?:\/\/[^\s<>"“”、。「」（）]+|(?:www\.)?(?:[a-z0-9](?:[a-z0-9-]{0,62})\.)+[a-z]{2,24}\/[^\s<>"“”、。「」（）]*)/giu;

/** More than this no caption has; the limit keeps a hostile text from filling a store. */
const mostLinks = 200;

/**
 * The addresses in a text, each once, in their order. One without a scheme counts if it has a path
 * (`twitter.com/Ninja`), because a bare `brand.com` is as often a name as a link; it gets `https://`.
 */
export function findLinks(text: string): string[] {
  const found = [...text.matchAll(linkPattern)].slice(0, mostLinks).map(([link]) => {
    const trimmed = trimEnd(link);
    return /^https?:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  });
  return [...new Set(found)];
}

/** What ends a sentence does not belong to the address; a bracket does if it was opened there. */
function trimEnd(link: string): string {
  let end = link.length;
  for (; end > 0; end -= 1) {
    const last = link.charAt(end - 1);
    if (!/[.,;:!?'’)\]}*…]/u.test(last)) break;
    if (last === ')' && isBalanced(link.slice(0, end))) break;
  }
  return link.slice(0, end);
}

function isBalanced(link: string): boolean {
  return link.split('(').length >= link.split(')').length;
}
