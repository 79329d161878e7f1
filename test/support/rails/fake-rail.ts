import type { PayoutRail, RailPayment } from '../../../core/payouts/payout-rail.ts';
import { testPatience } from '../test-patience.ts';

/** What goes wrong with the next call that would move money. */
export type RailFault =
  /** It never arrives. */
  | 'lost-call'
  /** It is done, and the connection ends before the answer. */
  | 'lost-answer'
  /** It is done, and nothing is heard. */
  | 'silence'
  /** It is done, and answered with 500. */
  | 'fails-after'
  /** It is not done, and answered with 503. */
  | 'fails-before'
  /** It is not done, and is to come again. */
  | 'too-often';

/** For random stories: silence is a lost answer that takes longer. */
export const railFaults: readonly RailFault[] = [
  ...(['lost-call', 'lost-answer', 'fails-after', 'fails-before', 'too-often'] as const),
];

/** A rail's own system over HTTP, with a memory: whatever reaches it moves money. */
export interface FakeRail {
  readonly rail: PayoutRail;
  /** The same, with credentials that the system does not know. */
  readonly stranger: PayoutRail;
  /** What was asked for, by path. */
  readonly asked: readonly string[];
  /** What it hands out; absent: euros. */
  readonly unit?: string;
  /** Who is paid there, for the nth payment of a test. */
  receiver(number: number): RailPayment['receiver'];
  /** Goes wrong with the next calls that move money, one after the other. */
  fault(...faults: readonly RailFault[]): void;
  /** From now on nobody is answered. */
  goDown(): void;
  comeBack(): void;
  /** How often money has moved for a payout, whatever came of it. */
  timesMoved(payoutId: string): number;
  /** What is on its way arrives. */
  settle(): void;
  /** What was paid comes back. */
  giveBack(payoutId: string): void;
  /** The account has too little for what it is asked from now on. */
  empty(): void;
  /** Somebody changes the amount that went out, as no call of ours can. */
  tamper(payoutId: string): void;
  stop(): Promise<void>;
}

/** Opens a fake whose clock is `now`; keys live there as long as the rail says. */
export type StartFakeRail = (now: () => number) => Promise<FakeRail>;

/** An answer that never comes is waited for so long; the pauses are short. */
export const railPatience = { ...testPatience, timeoutMs: 8_000, retries: 3, waitMsMax: 50 };
