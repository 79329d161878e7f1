import { type Journey, tokensOf } from './journey.ts';
import { withTokens } from './take-tokens.ts';

/** What a shop keeps with an order; empty texts take back what it was given before. */
type OrderFields = { readonly tributary_token: string; readonly tributary_visitor: string };

/** WooCommerce's own order attribution (8.5 and later), which puts its data into both of its checkouts. */
type WoocommerceAttribution = {
  getAttributionData?: () => Record<string, string | null>;
  setOrderTracking?: (allow: unknown) => void;
  readonly params?: { readonly allowTracking?: unknown };
};

type ShopWindow = Window & {
  readonly Shopify?: { readonly routes?: { readonly root?: string } };
  readonly wc_order_attribution?: WoocommerceAttribution;
};

/** Plain forms that ask for it, and WooCommerce's classic checkout. */
const forms = 'form[data-tributary],form.checkout';

/**
 * Gives the shop what it is to keep with the visitor's next order. Any number of times is once.
 *
 * @param journey - `undefined` takes back what the shop was given before.
 */
export function handOver(journey: Journey | undefined): void {
  const tokens = journey === undefined ? [] : tokensOf(journey);
  const fields = { tributary_token: tokens.join(), tributary_visitor: journey?.v ?? '' };
  for (const form of document.querySelectorAll<HTMLFormElement>(forms)) fillForm(form, fields);
  // A cart is not told of a visitor who came by no link; it is told that one is forgotten.
  if (journey === undefined || tokens.length > 0) tellShopify(fields);
  tellWoocommerce(tokens);
}

function fillForm(form: HTMLFormElement, fields: OrderFields): void {
  for (const [name, value] of Object.entries(fields)) {
    let input = form.querySelector<HTMLInputElement>(`input[name=${name}]`);
    if (input === null) {
      if (value === '') continue;
      input = document.createElement('input');
      input.type = 'hidden';
      input.name = name;
      form.append(input);
    }
    input.value = value;
  }
}

let toldShopify = '';

/** Cart attributes become the order's note attributes. */
function tellShopify(attributes: OrderFields): void {
  const { Shopify } = window as ShopWindow;
  const body = JSON.stringify({ attributes });
  if (Shopify === undefined || body === toldShopify) return;
  toldShopify = body;
  const headers = { 'content-type': 'application/json' };
  const address = `${Shopify.routes?.root ?? '/'}cart/update.js`;
  fetch(address, { method: 'POST', headers, body, keepalive: true }).catch(() => {
    // The next page tries again.
    toldShopify = '';
  });
}

let wooTokens: readonly string[] | undefined;

/** Where a visit began is part of what WooCommerce keeps with an order: the tokens travel with it. */
function tellWoocommerce(tokens: readonly string[]): void {
  const woo = (window as ShopWindow).wc_order_attribution;
  const read = woo?.getAttributionData;
  if (woo === undefined || read === undefined) return;
  if (wooTokens === undefined) {
    if (tokens.length === 0) return;
    woo.getAttributionData = () => {
      const data = read();
      // Without an entry WooCommerce may keep nothing of the visit, and neither may we.
      if (!data.session_entry) return data;
      return { ...data, session_entry: withTokens(data.session_entry, wooTokens ?? []) };
    };
  }
  if (wooTokens?.join() === tokens.join()) return;
  wooTokens = tokens;
  woo.setOrderTracking?.(woo.params?.allowTracking);
}
