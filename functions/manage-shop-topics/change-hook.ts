import { ApiError, ApiUnauthorisedError } from '../../adapters/http/api-error.ts';
import type { HookChange } from '../../core/topics/index.ts';
import type { ManageShopTopicsPorts } from './ports.ts';

/** Why something was not changed in a shop, or nobody knows whether it was. */
export type FailedChange =
  /** The shop does not let this connection's access do it. */
  | { readonly kind: 'no-access' }
  /** No answer that says what became of it: it may have been done, and asking again finds it. */
  | { readonly kind: 'unavailable' }
  /** The shop had stopped answering before, or it took too long. */
  | { readonly kind: 'not-asked' };

/** Changes something in a shop; what keeps the shop from answering becomes an outcome, and is logged. */
export async function changeHook(
  { logError }: Pick<ManageShopTopicsPorts, 'logError'>,
  change: () => Promise<HookChange>,
): Promise<HookChange | FailedChange> {
  try {
    return await change();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    logError(error);
    return { kind: error instanceof ApiUnauthorisedError ? 'no-access' : 'unavailable' };
  }
}
