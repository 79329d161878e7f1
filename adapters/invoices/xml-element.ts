import { escapeXml } from '../rails/escape-xml.ts';

/** An element of XML: its name, its attributes, and a text or elements; `undefined` stands for one that is left out. */
export type XmlElement = {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly content: string | readonly (XmlElement | undefined)[];
};

/** Makes an element. */
export function element(
  name: string,
  content: XmlElement['content'],
  attributes: Readonly<Record<string, string>> = {},
): XmlElement {
  return { name, content, attributes };
}

/** An element as text, two blanks a level. */
export function writeXml({ name, attributes = {}, content }: XmlElement, indent = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const open = `${indent}<${name}${written.join('')}>`;
  if (typeof content === 'string') return `${open}${escapeXml(content)}</${name}>\n`;
  const children = content.flatMap((child) => (child ? [writeXml(child, `${indent}  `)] : []));
  return `${open}\n${children.join('')}${indent}</${name}>\n`;
}
