import { catchRefusal } from '../catch-refusal.ts';
import { refuseStatus } from '../refuse-status.ts';
import { RefusedAnswer } from '../refused-answer.ts';
import type { SocialAnswer } from '../social-answer.ts';
import type { SocialParser } from '../social-parser.ts';
import { decodeFeed } from './decode-feed.ts';
import { parseFeedXml } from './parse-feed-xml.ts';
import { readFeed } from './read-feed.ts';

/** Feeds of podcasts and blogs. Their errors are those of HTTP: they have no words of their own. */
export const rssParser: SocialParser = {
  kinds: ['feed', 'error'],
  parse: (kind, answer) => catchRefusal(() => read(kind, answer)),
};

function read(kind: string, answer: SocialAnswer) {
  refuseStatus(answer);
  const text = decodeFeed(answer.body);
  refuseOther(text);
  const reading = readFeed(parseFeedXml(text));
  if (kind === 'feed') return reading;
  const detail = 'This is not an error; it looks like feed.';
  throw new RefusedAnswer({ kind: 'wrong-kind', detail, looksLike: 'feed' });
}

/** Pages and JSON are what addresses of feeds answer once the feed is gone. */
function refuseOther(text: string): void {
  const start = text.slice(0, 1_000).trimStart().toLowerCase();
  if (start.startsWith('<!doctype html') || start.startsWith('<html'))
    refuse('html', 'a page in HTML');
  if (start.startsWith('{') || start.startsWith('[')) refuse('json', 'JSON');
}

function refuse(looksLike: string, what: string): never {
  const detail = `This is no feed; it looks like ${what}.`;
  throw new RefusedAnswer({ kind: 'unsupported', detail, looksLike });
}
