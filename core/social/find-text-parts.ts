import { findHandles } from './find-handles.ts';
import { findHashtags } from './find-hashtags.ts';
import { findLinks } from './find-links.ts';

/** What stands in a text, for platforms that do not say it themselves. */
export function findTextParts(text: string) {
  return { links: findLinks(text), hashtags: findHashtags(text), mentions: findHandles(text) };
}
