import type { FakeShopCodes } from './fake-shop-codes.ts';
import { shopifyToken } from './fake-shopify-admin.ts';
import { type FakeAnswer, type FakeRequest, serveFakeApi } from './serve-fake-api.ts';

type Fields = Record<string, unknown>;
type Discount = Fields & { readonly endsAt: string | null };
type Node = { readonly id: string; readonly code: string; readonly discount: Discount };

type Input = {
  readonly code: string;
  readonly startsAt: string;
  readonly endsAt?: string;
  readonly usageLimit?: number;
  readonly appliesOncePerCustomer: boolean;
  readonly combinesWith: Fields;
  readonly minimumRequirement?: {
    readonly subtotal: { readonly greaterThanOrEqualToSubtotal: string };
  };
  readonly customerGets: {
    readonly items: { readonly all: boolean };
    readonly value: {
      readonly percentage?: number;
      readonly discountAmount?: { readonly amount: string; readonly appliesOnEachItem: boolean };
    };
  };
};

/** The discount codes of one Shopify shop that counts in euros, by its Admin API (GraphQL), over HTTP. */
export async function startFakeShopifyDiscounts(now: () => number): Promise<FakeShopCodes> {
  const nodes = new Map<string, Node>();
  let made = 0;

  const api = await serveFakeApi({
    isAllowed: (headers) => headers['x-shopify-access-token'] === shopifyToken,
    answer({ pathname }, request): FakeAnswer {
      if (pathname !== '/admin/api/2026-07/graphql.json' || request.method !== 'POST') {
        return { status: 404, body: { errors: 'Not Found' } };
      }
      return { status: 200, body: { data: perform(request) } };
    },
  });

  /** Fields are found by the text of the operation, as the API's schema names them. */
  function perform({ text }: FakeRequest): Fields {
    const { query, variables } = JSON.parse(text);
    if (query.includes('discountCodeBasicCreate(basicCodeDiscount: $discount)')) {
      return { discountCodeBasicCreate: create(variables.discount) };
    }
    if (query.includes('discountCodeDeactivate(id: $id)')) {
      return { discountCodeDeactivate: deactivate(variables.id) };
    }
    if (query.includes('codeDiscountNodeByCode(code: $code)')) {
      return { codeDiscountNodeByCode: show(named(variables.code)) };
    }
    if (query.includes('codeDiscountNode(id: $id)')) {
      return { codeDiscountNode: show(nodes.get(variables.id)) };
    }
    return { shop: { currencyCode: 'EUR' } };
  }

  function create(input: Input) {
    if (named(input.code) !== undefined) {
      const message = 'Code must be unique. Please try a different code.';
      return { codeDiscountNode: null, userErrors: [{ code: 'TAKEN', message }] };
    }
    const id = keep(input.code, toDiscount(input));
    return { codeDiscountNode: { id }, userErrors: [] };
  }

  function keep(code: string, discount: Discount): string {
    made += 1;
    const id = `gid://shopify/DiscountCodeNode/${made}`;
    nodes.set(id, { id, code, discount });
    return id;
  }

  function deactivate(id: string) {
    const node = nodes.get(id);
    if (node === undefined) return { codeDiscountNode: null, userErrors: [{ message: 'No.' }] };
    change(node, { endsAt: toSecond(now()) });
    return { codeDiscountNode: { id }, userErrors: [] };
  }

  function show(node: Node | undefined) {
    if (node === undefined) return null;
    const { id, discount } = node;
    const isOver = discount.endsAt !== null && Date.parse(discount.endsAt) <= now();
    const isLater = Date.parse(String(discount.startsAt)) > now();
    const status = isOver ? 'EXPIRED' : isLater ? 'SCHEDULED' : 'ACTIVE';
    return { id, codeDiscount: { status, codesCount: { count: 1 }, ...discount } };
  }

  const named = (code: string) =>
    [...nodes.values()].find((each) => each.code.toUpperCase() === code.toUpperCase());
  const change = (node: Node | undefined, changes: Fields) => {
    if (node === undefined) return;
    nodes.set(node.id, { ...node, discount: { ...node.discount, ...changes } });
  };
  const byHand = (percentage: number) => ({
    customerGets: {
      value: { __typename: 'DiscountPercentage', percentage },
      items: { __typename: 'AllDiscountItems', allItems: true },
    },
  });

  return {
    ...api,
    access: { address: api.address, shop: 'acme.myshopify.com', accessToken: shopifyToken },
    count: (code) => (named(code) === undefined ? 0 : 1),
    makeByHand: (code) => {
      keep(code, { ...asNew, startsAt: toSecond(now()), ...byHand(0.1) });
    },
    makeOther: (code) => {
      keep(code, { __typename: 'DiscountCodeFreeShipping', endsAt: null });
    },
    changeByHand: (code) => change(named(code), byHand(0.15)),
    endByHand: (code) => change(named(code), { endsAt: toSecond(now()) }),
    removeByHand: (code) => {
      nodes.delete(named(code)?.id ?? '');
    },
    loseAnswerToPublishing: () => api.loseAnswerTo('discountCodeBasicCreate'),
  };
}

const asNew = {
  ...{ __typename: 'DiscountCodeBasic', endsAt: null, usageLimit: null },
  ...{ appliesOncePerCustomer: false, minimumRequirement: null },
  context: { __typename: 'DiscountBuyerSelectionAll' },
  combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
};

function toDiscount(input: Input): Discount {
  const { startsAt, endsAt = null, usageLimit = null, appliesOncePerCustomer } = input;
  const { combinesWith, minimumRequirement, customerGets } = input;
  const { percentage, discountAmount } = customerGets.value;
  const subtotal = minimumRequirement?.subtotal.greaterThanOrEqualToSubtotal;
  return {
    ...asNew,
    ...{ startsAt, endsAt, usageLimit, appliesOncePerCustomer, combinesWith },
    minimumRequirement:
      subtotal === undefined
        ? null
        : { __typename: 'DiscountMinimumSubtotal', greaterThanOrEqualToSubtotal: euros(subtotal) },
    customerGets: {
      value:
        discountAmount === undefined
          ? { __typename: 'DiscountPercentage', percentage }
          : {
              __typename: 'DiscountAmount',
              ...discountAmount,
              amount: euros(discountAmount.amount),
            },
      items: { __typename: 'AllDiscountItems', allItems: true },
    },
  };
}

/** Shopify leaves out needless zeros but one: `50.0`. */
function euros(amount: string) {
  return { amount: amount.replace(/0+$/, '').replace(/\.$/, '.0'), currencyCode: 'EUR' };
}

function toSecond(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
