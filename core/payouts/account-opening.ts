import type { Instant } from '../time/instant.ts';

/** For whom an account is opened, and with which of the merchant's accounts at the rail. */
export type AccountOpeningKey = {
  readonly merchantId: string;
  readonly creatorId: string;
  readonly connectionId: string;
};

/** What an account is opened as. */
export type AccountTerms = {
  /** ISO 3166, where the creator lives. */
  readonly country: string;
  readonly agreement: 'full' | 'recipient';
};

/**
 * An account of a creator at a rail that is being opened, or was. It is stored before the rail hears of it, so that whoever comes after a
 * crash makes the same call, or looks for what the first one made.
 */
export type AccountOpening = AccountOpeningKey &
  AccountTerms & {
    /** Before the first call; it is part of the key by which the rail knows the call again. */
    readonly startedAt: Instant;
    /** Absent: nobody knows yet whether the rail made one. */
    readonly accountId?: string;
    /** The rail said that it made none, and why it did not: another opening may begin. */
    readonly isRefused?: true;
  };

export type AccountOpeningStore = {
  find(key: AccountOpeningKey): Promise<AccountOpening | undefined>;
  /**
   * Changes what is stored, under the condition that nobody else has meanwhile, and answers it as it is then. `undefined` from `toNext` leaves
   * it, and is answered.
   */
  change(
    key: AccountOpeningKey,
    toNext: (known: AccountOpening | undefined) => AccountOpening | undefined,
  ): Promise<AccountOpening | undefined>;
};

const msPerHour = 3_600_000;
const msPerMinute = 60_000;

/** The rail knows a call again for a day; whoever asks in the last hour of it might be late. */
const sameCallMs = 23 * msPerHour;
/** What was sent before then has arrived, or never will. */
const arrivingMs = 5 * msPerMinute;

/** What may be done about an opening of which nobody knows whether it made an account. */
export type OpeningStep =
  /** Make the call, the same as before. */
  | 'call'
  /** The rail may have forgotten the call soon, and an earlier one may still be on its way. */
  | 'wait'
  /** The rail has forgotten the call, which would open another account: look for what it made. */
  | 'look';

/** What is to be done about an opening at a moment. */
export function stepOfOpening({ startedAt }: AccountOpening, at: Instant): OpeningStep {
  const ageMs = at - startedAt;
  if (ageMs < sameCallMs) return 'call';
  return ageMs < sameCallMs + arrivingMs ? 'wait' : 'look';
}

/** When the rail says that the account was made, if it was; clocks may differ by some minutes. */
export function madeWithin({ startedAt }: AccountOpening): {
  readonly from: Instant;
  readonly until: Instant;
} {
  return { from: startedAt - msPerHour, until: startedAt + sameCallMs + msPerHour };
}

/** A new opening where there is none, where the last was refused, or in place of one that is known to have made nothing. */
export function beginOpening(
  known: AccountOpening | undefined,
  wanted: AccountOpening,
  fruitless?: AccountOpening,
): AccountOpening | undefined {
  const isOver = known?.isRefused === true || isSame(known, fruitless);
  return known === undefined || isOver ? wanted : undefined;
}

/** The account of an opening is known; the first one stays. */
export function finishOpening(
  known: AccountOpening | undefined,
  opening: AccountOpening,
  accountId: string,
): AccountOpening | undefined {
  return isSame(known, opening) ? { ...opening, accountId } : undefined;
}

/** The rail has refused the opening, and made nothing. */
export function refuseOpening(
  known: AccountOpening | undefined,
  opening: AccountOpening,
): AccountOpening | undefined {
  return isSame(known, opening) ? { ...opening, isRefused: true } : undefined;
}

/** Both of one beginning, and without an account. */
function isSame(known: AccountOpening | undefined, other: AccountOpening | undefined): boolean {
  if (known === undefined || other === undefined || known.accountId !== undefined) return false;
  return known.startedAt === other.startedAt && known.isRefused !== true;
}
