import { makeShopEventAdapter } from './shop-event-adapter.ts';
import { genericVerifier } from './verify-generic.ts';

/** Our own events, signed with a plain HMAC. */
export const genericAdapter = makeShopEventAdapter('generic', genericVerifier);
