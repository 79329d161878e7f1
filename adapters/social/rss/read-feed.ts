import type { SocialReading } from '../../../core/social/index.ts';
import { attributeOf, elements, textOf, type XmlNode } from '../../xml/xml-node.ts';
import { keepTold } from '../keep-told.ts';
import { RefusedAnswer } from '../refused-answer.ts';
import { htmlToText } from './html-to-text.ts';
import { readItem } from './read-item.ts';

/** RSS 0.9x to 2.0, RSS 1.0 and Atom, with what podcasts add. Feeds count nothing, so there are no metrics. */
export function readFeed(root: XmlNode): Partial<SocialReading> {
  const { feed, items } = findFeed(root);
  const author = textOf(feed, 'itunes:author') ?? textOf(elements(feed, 'author')[0], 'name');
  const read = items.map((item) => readItem(item, author));
  return keepTold({
    contents: read.flatMap(({ content }) => (content === undefined ? [] : [content])),
    profiles: [toProfile(feed)],
    partialErrors: read.flatMap(({ errors }) => errors),
    nextCursor: linkTo(feed, 'next'),
  });
}

function findFeed(root: XmlNode): { readonly feed: XmlNode; readonly items: readonly XmlNode[] } {
  const [atom] = elements(root, 'feed');
  if (atom !== undefined) return { feed: atom, items: elements(atom, 'entry') };

  const [rdf] = elements(root, 'rdf:RDF');
  const [channel] = elements(rdf ?? elements(root, 'rss')[0], 'channel');
  if (channel === undefined) throw new RefusedAnswer(describeOther(root));
  const items = elements(rdf ?? channel, 'item');
  return { feed: channel, items: [...items, ...elements(channel, 'podcast:liveItem')] };
}

function describeOther(root: XmlNode) {
  const name = typeof root === 'object' ? (Object.keys(root)[0] ?? 'nothing') : 'nothing';
  const detail = `This is XML, but no feed: it begins with <${name}>.`;
  return { kind: 'unsupported' as const, detail, looksLike: name };
}

/** Links of Atom have no prefix in Atom, and one in RSS. */
function linkTo(feed: XmlNode, rel: string): string | undefined {
  const links = [...elements(feed, 'atom:link'), ...elements(feed, 'link')];
  return attributeOf(
    links.find((link) => attributeOf(link, 'rel') === rel),
    'href',
  );
}

function toProfile(feed: XmlNode) {
  const self = linkTo(feed, 'self');
  const url = linkTo(feed, 'alternate') ?? textOf(feed, 'link');
  const title = textOf(feed, 'title');
  const description = textOf(feed, 'description') ?? textOf(feed, 'subtitle');
  return keepTold({
    platform: 'rss' as const,
    profileId: textOf(feed, 'podcast:guid') ?? textOf(feed, 'id') ?? self ?? url,
    name: title === undefined ? undefined : htmlToText(title),
    url,
    description: description === undefined ? undefined : htmlToText(description),
    language: textOf(feed, 'language'),
  });
}
