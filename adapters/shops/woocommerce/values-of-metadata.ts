import type { WoocommerceMetadata } from './woocommerce-schemas.ts';

/** What an order's or a line's metadata of one key say; a value that is no text or number says nothing. */
export function valuesOfMetadata(metadata: WoocommerceMetadata, key: string): string[] {
  return textsOf(metadata).flatMap(([name, value]) => (name === key ? [value] : []));
}

/** Metadata as pairs of key and text, without what is empty. */
export function textsOf(metadata: WoocommerceMetadata): [key: string, value: string][] {
  return metadata.flatMap(({ key, value }): [string, string][] =>
    key && typeof value === 'string' && value !== '' ? [[key, value]] : [],
  );
}
