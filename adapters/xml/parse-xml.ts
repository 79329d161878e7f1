import { EntityDecoder, XML } from '@nodable/entities';
import { XMLParser } from 'fast-xml-parser';
import type { XmlNode } from './xml-node.ts';

/** A document is not well-formed, or defines entities, or is nested too deep. */
export class XmlError extends Error {
  constructor(what: string, options: ErrorOptions) {
    super(what, options);
    this.name = 'XmlError';
  }
}

export type XmlOptions = {
  /** Elements of which there can be several; they are lists even if there is one. */
  readonly repeated?: ReadonlySet<string>;
  /** Which names of characters are known. It refuses a document's own. Default: the five of XML. */
  readonly entityDecoder?: EntityDecoder;
  /** Whether `ns2:Document` is called `Document`. */
  readonly dropsPrefixes?: boolean;
};

/**
 * Parses XML without following anything it refers to: no external entity and no DTD is read, and a
 * document that defines entities is refused, so that none can expand to gigabytes.
 *
 * @throws XmlError for what is not well-formed.
 */
export function parseXml(text: string, options: XmlOptions = {}): XmlNode {
  const { repeated, dropsPrefixes = false, entityDecoder = makeXmlDecoder() } = options;
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    maxNestedTags: 100,
    removeNSPrefix: dropsPrefixes,
    entityDecoder,
    isArray: (name) => repeated?.has(name) ?? false,
  });
  try {
    return parser.parse(text, true) as XmlNode;
  } catch (error) {
    // The library throws plain errors for whatever is wrong with a document.
    throw new XmlError((error as Error).message, { cause: error });
  }
}

function makeXmlDecoder(): EntityDecoder {
  return new EntityDecoder({ namedEntities: XML, onInputEntity: () => 'throw' });
}
