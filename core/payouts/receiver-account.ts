import type { Instant } from '../time/instant.ts';
import type { CalledRail } from './payout-rail.ts';
import type { RailAccountStanding, RailNews } from './rail-news.ts';

/** Whose account it is: a merchant's receiver, by the name that the rail has for the account. */
export type ReceiverAccountKey = {
  readonly merchantId: string;
  readonly rail: CalledRail;
  readonly accountId: string;
};

/** How far an account is, and when that was so. */
export type DatedStanding = RailAccountStanding & { readonly at: Instant };

/** What became of the last payment from the account to the receiver's own bank. */
export type BankPayout = Omit<Extract<RailNews, { kind: 'bank-payout' }>, 'kind' | 'accountId'>;

/** What is known of a receiver's account at a rail. */
export type ReceiverAccount = ReceiverAccountKey & {
  readonly standing?: DatedStanding;
  readonly bankPayout?: BankPayout;
};

/** What changes it. */
export type ReceiverNews =
  | { readonly standing: DatedStanding }
  | { readonly bankPayout: BankPayout };

/**
 * What is known after some news; `undefined` if nothing newer is. In whichever order news come, and however often, it ends the same: the
 * latest counts. Rails write whole seconds. Of one second the standing counts that is further, because it only ever costs a refusal
 * of the rail to be wrong about it, and else money would wait for nobody knows what; and of bank payouts the one that came back, as a bank
 * first takes what it sends back.
 */
export function noteReceiverNews(
  known: ReceiverAccount | undefined,
  { merchantId, rail, accountId }: ReceiverAccountKey,
  news: ReceiverNews,
): ReceiverAccount | undefined {
  const account = known ?? { merchantId, rail, accountId };
  if ('standing' in news) {
    const { standing } = news;
    const isNewer = isAfter(standing, account.standing, rankStanding);
    return isNewer ? { ...account, standing } : undefined;
  }
  const { bankPayout } = news;
  const isNewer = isAfter(bankPayout, account.bankPayout, rankBankPayout);
  return isNewer ? { ...account, bankPayout } : undefined;
}

function isAfter<News extends { readonly at: Instant }>(
  news: News,
  known: News | undefined,
  rank: (news: News) => string,
): boolean {
  if (known === undefined || news.at !== known.at) return news.at > (known?.at ?? -1);
  return rank(news) > rank(known);
}

/** A text that is greater for what is further; of equals any order will do, as long as it is one. */
function rankStanding({ canReceive, canPayOut, missing, disabledReason = '' }: DatedStanding) {
  const left = String(99_999 - missing.length).padStart(5, '0');
  return [Number(canReceive), Number(canPayOut), left, disabledReason, ...missing].join('\n');
}

function rankBankPayout({ state, reference, amount, reason = '' }: BankPayout): string {
  const isBack = Number(state !== 'paid');
  return [isBack, reference, state, amount.currency, String(amount.minorUnits), reason].join('\n');
}
