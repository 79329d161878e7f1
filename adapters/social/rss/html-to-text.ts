import { findLinks } from '../../../core/social/index.ts';
import { decodeHtml } from './html-entities.ts';

/** Elements that begin a new line where they are shown. */
const blocks = /<\/?(?:p|br|div|li|ul|ol|h[1-6]|tr|table|blockquote|section|hr)\b[^<>]*>/giu;

/** Longer notes are cut; no episode has them. */
const maxHtml = 200_000;

/** HTML as a reader sees it: lines of text. It is shown to nobody as HTML, so nothing has to be made safe. */
export function htmlToText(html: string): string {
  const shown = removeHidden(html.slice(0, maxHtml));
  const bare = shown.replace(blocks, '\n').replace(/<[^<>]*>/gu, '');
  return decodeHtml(bare)
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\r?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Where its anchors lead to, and the addresses in its text, each once. */
export function findHtmlLinks(html: string): string[] {
  const tags = html.slice(0, maxHtml).match(/<a\s[^<>]*>/giu) ?? [];
  const anchors = tags
    .map((tag) => /\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/iu.exec(tag))
    .map((found) => decodeHtml(found?.[1] ?? found?.[2] ?? '').trim())
    .filter((address) => /^https?:\/\//i.test(address));
  return [...new Set([...anchors, ...findLinks(htmlToText(html))])];
}

/** Scripts and styles are no text; one that has no end hides what follows, as it does in a browser. */
function removeHidden(html: string): string {
  const lower = html.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const shown: string[] = [];
  let at = 0;
  for (const { index, 1: name } of lower.matchAll(/<(script|style)\b/gu)) {
    if (index < at) continue;
    shown.push(html.slice(at, index));
    const end = lower.indexOf(`</${name}`, index);
    if (end < 0) return shown.join(' ');
    at = end;
  }
  return [...shown, html.slice(at)].join(' ');
}
