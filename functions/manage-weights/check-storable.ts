import type { WeightSet } from '../../core/attribution/weights/weight-set.ts';
import { encodeJson } from '../../core/encoding/json.ts';

const maxNames = 5_000;

/** An item of the database has 400 KB, and the set is stored in one, as is the answer that shows it. */
const maxBytes = 350_000;

/** Says why a set cannot be stored, if it is too large for that. */
export function checkStorable(set: WeightSet): string | undefined {
  const names = Object.keys(set.weights).length;
  if (names > maxNames) return `${names} creators and channels are too many: at most ${maxNames}.`;
  const bytes = Buffer.byteLength(encodeJson(set));
  if (bytes <= maxBytes) return undefined;
  return `${bytes} bytes are too many for a stored weight set: at most ${maxBytes}, which are about 3,700 names of 64 characters.`;
}
