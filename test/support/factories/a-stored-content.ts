import type { StoredContent } from '../../../core/social/polling/index.ts';
import { orderMoment } from './moments.ts';

/** A disclosed video of `mia` with the code of the factories. */
export function aStoredContent(changes: Partial<StoredContent> = {}): StoredContent {
  return {
    ...{ merchantId: 'acme', accountId: 'tiktok~1', creatorId: 'mia', platform: 'tiktok' },
    ...{ contentId: '7671932290360020237', version: 1, digest: 'd', format: 'short' },
    ...{ publishedAt: orderMoment, foundAt: orderMoment, disclosureSince: orderMoment },
    mentions: [
      { kind: 'code', code: 'MIA10', where: 'text', creatorId: 'mia', programId: 'spring' },
    ],
    disclosure: { outcome: 'disclosed', reason: 'words' },
    ...changes,
  };
}
