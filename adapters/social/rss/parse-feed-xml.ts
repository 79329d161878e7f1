import { parseXml, XmlError } from '../../xml/parse-xml.ts';
import type { XmlNode } from '../../xml/xml-node.ts';
import { RefusedAnswer } from '../refused-answer.ts';
import { makeEntityDecoder } from './html-entities.ts';

/** Elements of which there can be several; they are lists even if there is one. */
const repeated = new Set(['item', 'entry', 'link', 'atom:link', 'enclosure', 'podcast:liveItem']);

/** The elements of a feed. @throws RefusedAnswer for what is not well-formed. */
export function parseFeedXml(text: string): XmlNode {
  try {
    return parseXml(text, { repeated, entityDecoder: makeEntityDecoder() });
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw new RefusedAnswer({
      kind: 'malformed',
      detail: `The feed is not well-formed XML: ${error.message}`,
    });
  }
}
