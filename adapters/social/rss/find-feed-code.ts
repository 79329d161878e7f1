import { elements, textOf, type XmlNode } from '../../xml/xml-node.ts';
import { catchRefusal } from '../catch-refusal.ts';
import { decodeFeed } from './decode-feed.ts';
import { parseFeedXml } from './parse-feed-xml.ts';

/**
 * Whether the head of a feed has a code: in `podcast:txt` (Podcasting 2.0, made for proofs of ownership), or in its description. What
 * stands in an episode does not count: guests and sponsors write there, too.
 */
export function hasFeedCode(body: Uint8Array, code: string): boolean {
  let isFound = false;
  catchRefusal(() => {
    const root = parseFeedXml(decodeFeed(body));
    const [channel = elements(root, 'feed')[0]] = elements(elements(root, 'rss')[0], 'channel');
    isFound = channel !== undefined && wordsOf(channel).some((text) => text.includes(code));
    return {};
  });
  return isFound;
}

function wordsOf(channel: XmlNode): string[] {
  const proofs = elements(channel, 'podcast:txt').map((txt) =>
    typeof txt === 'string' ? txt : textOf({ txt }, 'txt'),
  );
  const told = ['description', 'itunes:summary', 'subtitle'].map((name) => textOf(channel, name));
  return [...proofs, ...told].filter((text) => text !== undefined);
}
