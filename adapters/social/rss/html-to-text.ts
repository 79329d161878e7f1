import { findLinks } from '../../../core/social/index.ts';
import { decodeHtml } from './html-entities.ts';

/** Elements that begin a new line where they are shown. */
const blocks = /<\/?(?:p|br|div|li|ul|ol|h[1-6]|tr|table|blockquote|section|hr)\b[^>]*>/giu;
const hidden = /<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/giu;

/** Notes longer than this are cut, because looking for tags in text that has none ended costs its square. */
const maxHtml = 100_000;

/** HTML as a reader sees it: lines of text. It is shown to nobody as HTML, so nothing has to be made safe. */
export function htmlToText(html: string): string {
  const bare = html
    .replace(hidden, ' ')
    .replace(blocks, '\n')
    .replace(/<[^<>]*>/gu, '');
  return decodeHtml(bare)
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\r?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Where its anchors lead to, and the addresses in its text, each once. */
export function findHtmlLinks(html: string): string[] {
  const anchors = [
    ...html.slice(0, maxHtml).matchAll(/<a\b[^>]*?\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/giu),
  ]
    .map(([, double, single]) => decodeHtml(double ?? single ?? '').trim())
    .filter((address) => /^https?:\/\//i.test(address));
  return [...new Set([...anchors, ...findLinks(htmlToText(html))])];
}
