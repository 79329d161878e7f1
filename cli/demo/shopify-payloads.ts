/** Realistic Shopify deliveries, for the demo and the tests: bodies as text, and their headers. */
export type {
  ShopifyCustomerInput,
  ShopifyDiscountInput,
  ShopifyFulfilmentInput,
  ShopifyLineInput,
  ShopifyOrderInput,
  ShopifyRefundInput,
  ShopifyTenderInput,
} from './shopify/shopify-input.ts';
export { shopifyOrderBody } from './shopify/shopify-order-body.ts';
export { shopifyRefundBody } from './shopify/shopify-refund-body.ts';
export { type ShopifyDeliveryInput, signShopify } from './shopify/sign-shopify.ts';
