import type { ItemKey } from './item-key.ts';

/** Reads back from a record of a table's stream whose order, reference, account or authority a new item belongs to. */
export function readOwner(
  key: ItemKey,
):
  | { readonly kind: 'order'; readonly merchantId: string; readonly conversionId: string }
  | { readonly kind: 'reference'; readonly merchantId: string; readonly referenceId: string }
  | { readonly kind: 'account'; readonly merchantId: string; readonly creatorId: string }
  | { readonly kind: 'authority'; readonly merchantId: string; readonly country: string }
  | undefined {
  const [, merchant = '', kind, id = ''] = /^TENANT#([^#]*)#([A-Z]+)#(.*)$/s.exec(key.pk) ?? [];
  const merchantId = merchant.replaceAll('%23', '#');
  if (kind === 'ORDER') return { kind: 'order', merchantId, conversionId: id };
  if (kind === 'REFERENCE') return { kind: 'reference', merchantId, referenceId: id };
  if (kind === 'CREATOR') return { kind: 'account', merchantId, creatorId: id };
  if (kind === 'AUTHORITY') return { kind: 'authority', merchantId, country: id };
  return undefined;
}
