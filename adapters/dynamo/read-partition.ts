/** Whose work a record of a stream is, read from its partition key; see `keys.ts`. */
export type WorkKey =
  | { readonly kind: 'order'; readonly merchantId: string; readonly conversionId: string }
  | { readonly kind: 'account'; readonly merchantId: string; readonly creatorId: string };

const partition = /^TENANT#(?<merchant>[^#]+)#(?<kind>ORDER|CREATOR)#(?<id>.+)$/;

/** Reads the partition of an order or of a creator's account; `undefined` for any other. */
export function readPartition(pk: string): WorkKey | undefined {
  const { merchant, kind, id } = partition.exec(pk)?.groups ?? {};
  if (merchant === undefined || id === undefined) return undefined;

  const merchantId = merchant.replaceAll('%23', '#');
  return kind === 'ORDER'
    ? { kind: 'order', merchantId, conversionId: id }
    : { kind: 'account', merchantId, creatorId: id };
}
