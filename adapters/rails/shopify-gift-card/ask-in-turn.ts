import { setTimeout as pause } from 'node:timers/promises';
import { ApiRateLimitedError } from '../../http/api-error.ts';
import { type HttpPatience, usualPatience } from '../../http/patient-ky.ts';
import type { ShopifyGraphql } from '../../shops/shopify/shopify-graphql.ts';

const firstPauseMs = 500;

/** Asks again what Shopify refused as too much for now, and so did not do; nothing else. */
export function askInTurn(
  ask: ShopifyGraphql,
  { retries, backoffMsMax }: HttpPatience = usualPatience,
): ShopifyGraphql {
  return async (...request) => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await ask(...request);
      } catch (error) {
        if (!(error instanceof ApiRateLimitedError) || attempt >= retries) throw error;
        await pause(Math.min(backoffMsMax, firstPauseMs * 2 ** attempt));
      }
    }
  };
}
