import type { AccountHead } from '../../core/ledger/account-head.ts';
import type { Leg } from '../../core/ledger/entry.ts';
import { maxLegsPerEntry } from '../../core/ledger/ledger-store.ts';
import { settleLegs } from '../../core/ledger/settle-legs.ts';
import type { PostLegsPorts } from './post-legs.ts';

/** Somebody else came first this often: another message's work. */
const maxAttempts = 100;

/**
 * Takes those of a creator's legs into the account that are not there yet, in the order in which they are given, up to 80 per entry.
 * Answers how many.
 *
 * @param legs of one account, at least one; each order's revisions in sequence, and none of them left out.
 */
export async function postToCreator(
  ports: Omit<PostLegsPorts, 'conversions'>,
  legs: readonly Leg[],
): Promise<number> {
  const [first] = legs;
  if (first === undefined) throw new RangeError('Whose account is it, without a leg?');
  const { merchantId, creatorId } = first;
  let posted = 0;
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const head = await ports.ledger.readHead(merchantId, creatorId);
    const unposted = await ports.ledger.listUnposted(legs);
    const isPartlyPosted = 0 < unposted.length && unposted.length < legs.length;
    if (isPartlyPosted && (await hasMoved(ports, head))) continue;
    const written = await writeGroups(ports, head, unposted);
    posted += written;
    if (written === unposted.length) return posted;
  }
  throw new Error(`The account of ${creatorId} kept changing while legs were posted to it.`);
}

/**
 * Whether somebody has written since a head was read. If what has a mark was taken in meanwhile, this head does not have it yet, and
 * what is left may not fit it: nothing can be let go that is not held.
 */
async function hasMoved(
  { ledger }: Pick<PostLegsPorts, 'ledger'>,
  { merchantId, creatorId, sequence }: AccountHead,
): Promise<boolean> {
  return (await ledger.readHead(merchantId, creatorId)).sequence !== sequence;
}

/** Writes one entry after the other until somebody else has written, and says how many legs they took. */
async function writeGroups(
  { ledger, now, sha256 }: Omit<PostLegsPorts, 'conversions'>,
  start: AccountHead,
  legs: readonly Leg[],
): Promise<number> {
  let head = start;
  for (let place = 0; place < legs.length; place += maxLegsPerEntry) {
    const group = legs.slice(place, place + maxLegsPerEntry);
    const change = settleLegs(head, group, { postedAt: now(), sha256 });
    if ((await ledger.write(change)) === 'stale') return place;
    head = change.head;
  }
  return legs.length;
}
