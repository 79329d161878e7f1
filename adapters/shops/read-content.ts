import type { Rejection } from './shop-adapter.ts';
import { UnusableContentError } from './unusable-content-error.ts';

/** Reads what a shop said; what `read` finds unusable becomes a rejection with its reason. */
export async function readContent<Read>(
  read: () => Promise<Read>,
): Promise<Read | { readonly kind: 'rejected'; readonly rejection: Rejection }> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof UnusableContentError)) throw error;
    const { reason, message: detail } = error;
    return { kind: 'rejected', rejection: { reason, detail } };
  }
}
