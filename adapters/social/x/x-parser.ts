import { fieldsOf } from '../../json/fields-of.ts';
import { itemsOf } from '../../json/items-of.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { makeJsonParser } from '../json-parser.ts';
import { readPosts } from './read-posts.ts';
import { readUsers } from './read-users.ts';
import { refuseError } from './refuse-error.ts';

/** X's API v2. */
export const xParser = makeJsonParser({
  readers: { posts: readPosts, profile: readUsers },
  refuseError,
  lookAt,
});

function lookAt(json: LosslessJson): readonly string[] {
  const fields = fieldsOf(json) ?? {};
  const first = fieldsOf(itemsOf(fields.data)?.[0] ?? fields.data);
  if (first === undefined) return fields.meta === undefined ? [] : ['posts', 'profile'];
  if (first.text !== undefined) return ['posts'];
  return first.username === undefined && first.name === undefined ? [] : ['profile'];
}
