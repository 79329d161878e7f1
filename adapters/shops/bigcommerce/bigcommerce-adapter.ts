import type { ShopAdapter } from '../shop-adapter.ts';
import { parseBigcommerce } from './parse-bigcommerce.ts';
import { bigcommerceVerifier } from './verify-bigcommerce.ts';

/** BigCommerce's webhooks: they name an order, which is then read from the store's API. */
export const bigcommerceAdapter: ShopAdapter = { ...bigcommerceVerifier, parse: parseBigcommerce };
