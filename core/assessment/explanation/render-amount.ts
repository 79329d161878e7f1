import type { AmountDocument } from './amount-document.ts';

/** An amount of any unit for people: `12.34 USD`, `500 points`, `5.00 USD of store credit`. */
export function renderAmount(document: AmountDocument): string {
  const { amount } = document;
  if ('currency' in document) return `${amount} ${document.currency}`;

  const [kind, detail = ''] = splitUnit(document.unit);
  switch (kind) {
    case 'store-credit':
      return `${amount} ${detail} of store credit`;
    case 'discount':
      return `${amount} ${detail} of discount`;
    case 'product':
      return `${countThings(amount, 'piece')} of ${detail}`;
    case 'sample':
      return `${countThings(amount, 'sample')} of ${detail}`;
    default:
      return countThings(amount, 'point');
  }
}

/** Only the first colon separates: a SKU may have more of them. */
function splitUnit(unit: string): [kind: string, detail?: string] {
  const colon = unit.indexOf(':');
  return colon === -1 ? [unit] : [unit.slice(0, colon), unit.slice(colon + 1)];
}

/** `1 piece`, `2 pieces`. */
export function countThings(amount: string, thing: string): string {
  return amount === '1' ? `1 ${thing}` : `${amount} ${thing}s`;
}
