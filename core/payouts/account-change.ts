import type { PayoutMethod } from '../programs/program.ts';
import { type Instant, msPerHour } from '../time/instant.ts';
import { accountOf, isSameAccount, type KnownAccount } from './account-of.ts';

/** What is told of an account whose number is nobody's business. */
export type ShownAccount = Pick<KnownAccount, 'rail' | 'ending'>;

/** The last time that an account took another one's place. */
export type AccountChange = {
  readonly at: Instant;
  readonly from: ShownAccount;
  readonly to: ShownAccount;
};

/** What is known of how somebody is, and was, paid. */
export type PaidParty = {
  readonly payoutMethod?: PayoutMethod;
  /** Absent: no account has ever taken another one's place. */
  readonly accountChange?: AccountChange;
  /** The last account of whoever has none now: the next one takes its place. */
  readonly formerAccount?: KnownAccount;
};

/** How long nobody is paid to an account that took another one's place; whoever lost it has so long to say so. */
export const coolingOffHours = 72;

/**
 * What is to be stored when somebody is saved with a way to be paid: the same account again changes nothing, a first
 * one neither; any other one took the place of the last, also where there was none for a while between.
 *
 * @param known as it is stored; `undefined`: there is nobody yet.
 */
export function noteAccountChange<Party extends PaidParty>(
  known: PaidParty | undefined,
  next: Party,
  at: Instant,
): Party {
  const { accountChange: _, formerAccount: __, ...rest } = next;
  const before = accountOf(known?.payoutMethod) ?? known?.formerAccount;
  const after = accountOf(next.payoutMethod);
  const kept = known?.accountChange === undefined ? {} : { accountChange: known.accountChange };
  if (after === undefined) {
    return { ...rest, ...kept, ...(before ? { formerAccount: before } : {}) } as Party;
  }
  if (before === undefined || isSameAccount(before, after)) return { ...rest, ...kept } as Party;
  return { ...rest, accountChange: { at, from: show(before), to: show(after) } } as Party;
}

/** Until when nobody is paid to the account; `undefined`: it does not wait. */
export function coolsOffUntil(
  { payoutMethod, accountChange }: PaidParty,
  at: Instant,
): Instant | undefined {
  if (accountChange === undefined || accountOf(payoutMethod) === undefined) return undefined;
  const until = accountChange.at + coolingOffHours * msPerHour;
  return at < until ? until : undefined;
}

const show = ({ rail, ending }: KnownAccount): ShownAccount => ({ rail, ending });
