import { XMLParser } from 'fast-xml-parser';
import { RefusedAnswer } from '../refused-answer.ts';
import { makeEntityDecoder } from './html-entities.ts';
import type { XmlNode } from './xml-node.ts';

/** Elements of which there can be several; they are lists even if there is one. */
const repeated = new Set(['item', 'entry', 'link', 'atom:link', 'enclosure', 'podcast:liveItem']);

/**
 * Parses XML without following anything it refers to: no external entity and no DTD is read, and a
 * document that defines entities is refused, so that none can expand to gigabytes.
 *
 * @throws RefusedAnswer for what is not well-formed.
 */
export function parseXml(text: string): XmlNode {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    maxNestedTags: 100,
    entityDecoder: makeEntityDecoder(),
    isArray: (name) => repeated.has(name),
  });
  try {
    return parser.parse(text, true) as XmlNode;
  } catch (error) {
    // The library throws plain errors for whatever is wrong with a document.
    throw new RefusedAnswer({
      kind: 'malformed',
      detail: `The feed is not well-formed XML: ${(error as Error).message}`,
    });
  }
}
