import type { ContentFormat } from '../../../core/attribution/content.ts';
import {
  findHandles,
  findHashtags,
  type LiveState,
  type PartialError,
  type SocialContent,
} from '../../../core/social/index.ts';
import { attributeOf, elements, textOf, type XmlNode } from '../../xml/xml-node.ts';
import { keepTold } from '../keep-told.ts';
import { findHtmlLinks, htmlToText } from './html-to-text.ts';
import { parseItunesDuration } from './parse-itunes-duration.ts';
import { readFeedTime } from './read-feed-time.ts';

/** An item of a feed, and what of it is unreadable: one odd date does not spoil a feed. */
export type FeedItem = {
  readonly content?: SocialContent;
  readonly errors: readonly PartialError[];
};

/** Reads RSS's `item`, Atom's `entry` and `podcast:liveItem`. @param author of the whole feed. */
export function readItem(item: XmlNode, author: string | undefined): FeedItem {
  const [enclosure] = [...elements(item, 'enclosure'), ...linksOf(item, 'enclosure')];
  const file = attributeOf(enclosure, 'url') ?? attributeOf(enclosure, 'href');
  const url = linkOf(item);
  const contentId = textOf(item, 'guid') ?? textOf(item, 'id') ?? url ?? file;
  if (contentId === undefined) {
    const detail = 'An item of the feed has neither a guid nor a link.';
    return { errors: [{ kind: 'malformed', detail }] };
  }
  const written = timeOf(item);
  const publishedAt = written === undefined ? undefined : readFeedTime(written);
  const type = attributeOf(enclosure, 'type');
  const content = keepTold({
    platform: 'rss' as const,
    contentId,
    url,
    authorName: authorOf(item) ?? author,
    publishedAt,
    ...readWords(item),
    format: toFormat(item, file, type),
    durationMs: parseItunesDuration(textOf(item, 'itunes:duration') ?? ''),
    live: liveStateOf(item),
    enclosure: file === undefined ? undefined : keepTold({ url: file, type }),
  });
  const isUnreadable = written !== undefined && publishedAt === undefined;
  return { content, errors: isUnreadable ? [oddTime(contentId, written)] : [] };
}

function oddTime(resourceId: string, written: string): PartialError {
  return { kind: 'malformed', detail: `"${written}" is no time.`, resourceId };
}

function linksOf(item: XmlNode, rel: string): readonly XmlNode[] {
  return elements(item, 'link').filter((link) => attributeOf(link, 'rel') === rel);
}

/** RSS has the address as text; Atom as an attribute of the link without `rel`, or of `alternate`. */
function linkOf(item: XmlNode): string | undefined {
  const links = elements(item, 'link');
  const atom = links.find((link) => ['alternate', undefined].includes(attributeOf(link, 'rel')));
  return attributeOf(atom, 'href') ?? textOf(item, 'link');
}

function timeOf(item: XmlNode): string | undefined {
  const names = ['pubDate', 'published', 'dc:date', 'updated'];
  const told = names.map((name) => textOf(item, name)).find((text) => text !== undefined);
  return told ?? attributeOf(item, 'start');
}

function authorOf(item: XmlNode): string | undefined {
  const [author] = elements(item, 'author');
  const names = [textOf(author, 'name'), textOf(item, 'author'), textOf(item, 'dc:creator')];
  return names.find((name) => name !== undefined) ?? textOf(item, 'itunes:author');
}

/** The longest form of the notes first: a teaser says less than what it is a teaser for. */
function readWords(item: XmlNode) {
  const names = ['content:encoded', 'content', 'description', 'summary', 'itunes:summary'];
  const html = names.map((name) => textOf(item, name)).find((notes) => notes !== undefined);
  const title = textOf(item, 'title');
  const text = html === undefined ? undefined : htmlToText(html);
  const words = `${title ?? ''}\n${text ?? ''}`;
  return {
    title: title === undefined ? undefined : htmlToText(title),
    text,
    links: findHtmlLinks(html ?? ''),
    hashtags: findHashtags(words),
    mentions: findHandles(words),
  };
}

function toFormat(item: XmlNode, file: string | undefined, type = ''): ContentFormat | undefined {
  if (attributeOf(item, 'status') !== undefined) return 'live';
  if (file === undefined) return 'text';
  if (type.startsWith('audio/')) return 'audio';
  return type.startsWith('video/') ? 'video' : undefined;
}

const states: Readonly<Record<string, LiveState['state']>> = {
  pending: 'upcoming',
  live: 'live',
  ended: 'ended',
};

/** Only a `podcast:liveItem` has a status. */
function liveStateOf(item: XmlNode): LiveState | undefined {
  const status = attributeOf(item, 'status')?.toLowerCase() ?? '';
  const state = Object.hasOwn(states, status) ? states[status] : undefined;
  if (state === undefined) return undefined;
  const at = (name: string) => readFeedTime(attributeOf(item, name) ?? '');
  return keepTold({ state, startedAt: at('start'), endedAt: at('end') });
}
