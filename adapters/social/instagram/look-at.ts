import { fieldsOf } from '../../json/fields-of.ts';
import { itemsOf } from '../../json/items-of.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';

const lists = ['media', 'stories', 'insights', 'products'];

/** The kinds of an answer by its fields. Whether a medium is a story only its product type says. */
export function lookAt(json: LosslessJson): readonly string[] {
  const fields = fieldsOf(json);
  if (fields === undefined) return [];
  const discovered = fieldsOf(fields.business_discovery);
  if (discovered !== undefined) return [discovered.media === undefined ? 'profile' : 'media'];
  const data = itemsOf(fields.data);
  if (data !== undefined)
    return data.length === 0 ? lists : lookAtItem(data[0], ['media', 'stories']);
  const [first] = Object.values(fields);
  const alone = lookAtItem(json, ['media']);
  return alone.length > 0 || fieldsOf(first)?.id === undefined
    ? alone
    : lookAtItem(first, ['media']);
}

function lookAtItem(item: LosslessJson | undefined, media: readonly string[]): readonly string[] {
  const fields = fieldsOf(item) ?? {};
  const has = (name: string) => fields[name] !== undefined;
  if (has('product_id')) return ['products'];
  if (has('period') && (has('values') || has('total_value'))) return ['insights'];
  if (['media_type', 'media_url', 'permalink', 'caption', 'timestamp'].some(has)) return media;
  return has('followers_count') || has('media_count') || has('username') ? ['profile'] : [];
}
