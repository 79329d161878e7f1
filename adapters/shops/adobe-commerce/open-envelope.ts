import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { fieldsOf } from '../unwrap.ts';

/** What a body is about: an order, a credit memo, or neither; absent while only its shape can tell. */
export type AdobeSubject = 'order' | 'creditmemo' | 'other';

export type AdobeEnvelope = {
  readonly subject: AdobeSubject;
  readonly topic: string;
  readonly document: LosslessJson;
};

/** In this order, because I/O Events puts the webhook's `data` around a `value` of its own. */
const wrappers = ['event', 'data', 'value', 'order', 'creditmemo', 'data_object'] as const;

/**
 * Finds the row in a body: bare, as a hook that lists its fields sends it; in `{"eventName","data":{"order":…}}`, as one
 * that lists none does; or in the CloudEvents of I/O Events (`event.data.value`).
 *
 * @param header the event's name as a header of the hook says it, if one does.
 */
export function openEnvelope(body: LosslessJson, header: string | undefined): AdobeEnvelope {
  let document = body;
  let name = header;
  let wrapper: string | undefined;
  for (;;) {
    const fields = fieldsOf(document);
    name ??= nameIn(fields);
    const found = wrappers.find((each) => fieldsOf(fields?.[each]) !== undefined);
    if (fields === undefined || found === undefined || isRow(fields)) break;
    document = fields[found] as LosslessJson;
    wrapper = found;
  }
  const topic = name === undefined ? undefined : shorten(name);
  const subject = topic === undefined ? subjectOfShape(document, wrapper) : subjectOf(topic);
  return { subject, document, topic: topic ?? topics[subject] };
}

type Fields = Readonly<Record<string, LosslessJson>> | undefined;

function nameIn(fields: Fields): string | undefined {
  const names = [fields?.eventName, fields?.event_name, fields?.event_code, fields?.type];
  return names.find((name): name is string => typeof name === 'string' && /sales_/.test(name));
}

/** A row has columns; none of them is called as a wrapper is. */
function isRow(fields: Fields): boolean {
  return ['increment_id', 'entity_id', 'items', 'base_currency_code', 'order_id'].some(
    (column) => fields?.[column] !== undefined,
  );
}

/** `com.adobe.commerce.observer.sales_order_save_after` is `sales_order_save_after`. */
function shorten(name: string): string {
  return name.toLowerCase().replace(/^.*\./, '');
}

const topics = {
  order: 'sales_order_save_after',
  creditmemo: 'sales_order_creditmemo_save_after',
  other: '',
};

/** What happened; hooks that run before it tell what may yet fail. */
function subjectOf(topic: string): AdobeSubject {
  const [, thing] =
    /^(sales_order|sales_order_creditmemo)_(?:save|place)(?:_commit)?_after$/.exec(topic) ?? [];
  if (thing === undefined) return 'other';
  return thing === 'sales_order' ? 'order' : 'creditmemo';
}

/** A credit memo names its order; an order is nobody's. */
function subjectOfShape(document: LosslessJson, wrapper: string | undefined): AdobeSubject {
  if (wrapper === 'order' || wrapper === 'creditmemo') return wrapper;
  const fields = fieldsOf(document);
  return fields?.order_id !== undefined || fields?.creditmemo_status !== undefined
    ? 'creditmemo'
    : 'order';
}
