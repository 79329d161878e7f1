import { fieldsOf } from '../json/fields-of.ts';
import type { LosslessJson } from '../json/parse-json-losslessly.ts';

export { fieldsOf };

/** What REST APIs wrap webhooks send bare; a person checking a saved answer has the wrapped form. */
export function unwrap(json: LosslessJson, name: string): LosslessJson {
  const fields = fieldsOf(json);
  const wrapped = fields?.id === undefined ? fields?.[name] : undefined;
  return wrapped ?? json;
}
