import { ALL_ENTITIES, EntityDecoder, XML } from '@nodable/entities';

/** The names of HTML, and those of XML. Feeds use both, in XML too, where only five are allowed. */
const namedEntities = { ...ALL_ENTITIES, ...XML };

/** A decoder that knows HTML's names, and refuses a document that defines names of its own. */
export function makeEntityDecoder(): EntityDecoder {
  return new EntityDecoder({ namedEntities, onInputEntity: () => 'throw' });
}

const decoder = makeEntityDecoder();

/** `M&uuml;ller` as `Müller`. What names nothing stays as it is. */
export function decodeHtml(text: string): string {
  return decoder.decode(text);
}
