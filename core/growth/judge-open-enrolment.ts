import type { EnrolmentSettings } from './enrolment-settings.ts';
import type { Prospect } from './prospect.ts';
import type { Purchases } from './weigh-purchases.ts';

/** Why a customer does not become a creator at once; `open` if one does. */
export type OpenEnrolment =
  | 'open'
  | 'by-invitation'
  | 'identity-not-proven'
  | 'too-few-orders'
  | 'shared-identity';

/**
 * Whether a program takes a customer in without anybody's approval. It never does on a word that somebody typed into a
 * page: everybody can read the key of a page, and would make links and codes with it.
 */
export function judgeOpenEnrolment(
  { mode, minimumOrders = 0 }: Pick<EnrolmentSettings, 'mode' | 'minimumOrders'>,
  { identity }: Pick<Prospect, 'identity'>,
  purchases: Purchases,
): OpenEnrolment {
  if (mode !== 'open') return 'by-invitation';
  if (identity !== 'proven') return 'identity-not-proven';
  if (purchases.kind === 'shared') return 'shared-identity';
  return purchases.orders < minimumOrders ? 'too-few-orders' : 'open';
}
