import type { Page, PageRequest } from '../requests/page.ts';
import type { PrivacyRequest } from './privacy-request.ts';

/** The requests of persons and shops. They hold hashes only, and are kept as evidence of what was done. */
export interface PrivacyRequestStore {
  /** `duplicate`: one of this id is there, and stays as it is. Durable when it answers. */
  add(request: PrivacyRequest): Promise<'added' | 'duplicate'>;
  find(merchantId: string, requestId: string): Promise<PrivacyRequest | undefined>;
  /** Replaces a request that is not done; `done`: it is, and stays as it is. */
  save(request: PrivacyRequest): Promise<'saved' | 'done'>;
  /** Those of a status, the one that is due first coming first; from an index. */
  list(
    merchantId: string,
    status: PrivacyRequest['status'],
    page: PageRequest,
  ): Promise<Page<PrivacyRequest>>;
}
