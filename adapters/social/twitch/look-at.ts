import { fieldsOf } from '../../json/fields-of.ts';
import { itemsOf } from '../../json/items-of.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';

/** The kinds of an answer by the fields of its first item: Twitch's answers do not say what they are. */
export function lookAt(json: LosslessJson): readonly string[] {
  const fields = fieldsOf(json) ?? {};
  const data = itemsOf(fields.data);
  if (data === undefined) return [];
  if (fields.total !== undefined) return ['followers'];
  return data.length === 0 ? ['videos', 'streams', 'clips', 'profile'] : lookAtItem(data[0]);
}

function lookAtItem(item: LosslessJson | undefined): readonly string[] {
  const fields = fieldsOf(item) ?? {};
  const has = (...names: string[]) => names.every((name) => fields[name] !== undefined);
  if (has('viewer_count')) return ['streams'];
  if (has('embed_url') || has('creator_id', 'duration')) return ['clips'];
  if (has('duration', 'user_id') || has('viewable')) return ['videos'];
  const isProfile = has('display_name') || has('broadcaster_name') || has('login');
  return isProfile ? ['profile'] : [];
}
