import type { Fact } from '../../../core/assessment/order-facts.ts';
import type { PeriodTerm } from '../../../core/plans/period-term.ts';
import type { Code, Pausable, ProgramBudget } from '../../../core/programs/program.ts';
import type { PaymentsFact } from '../../../core/references/index.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { StoryAccounts } from './accounts.ts';
import type { Deed } from './deed.ts';
import type { ToldOrder } from './draw-order.ts';
import type { StoryPayees } from './payees.ts';
import type { StoryRails } from './rails.ts';
import type { StoryTax } from './taxes.ts';

/** What comes from outside: facts, schedules, people. */
export type StoryEvent =
  | { readonly kind: 'fact'; readonly fact: Fact }
  /** A payment provider tells of the money of an order. */
  | { readonly kind: 'payments'; readonly fact: PaymentsFact }
  | { readonly kind: 'deed'; readonly deed: Deed }
  | { readonly kind: 'rates'; readonly merchantId: string }
  /** A person stops something, or lets it go on. */
  | { readonly kind: 'pause' | 'resume'; readonly merchantId: string; readonly what: Pausable }
  | { readonly kind: 'close' }
  /** The schedule asks for the periods whose time has come to be stated. */
  | { readonly kind: 'state' }
  | { readonly kind: 'pay' }
  /** The schedule asks rails that are called what became of payouts. */
  | { readonly kind: 'look-up' }
  /** A person asks for a payout run. */
  | { readonly kind: 'run'; readonly merchantId: string; readonly runId: string }
  /** Nothing else comes until all work is done. */
  | { readonly kind: 'calm' };

export type StoryPeriods = {
  readonly terms: readonly PeriodTerm[];
  /** There are orders of the month before, too. */
  readonly hasMonthBefore: boolean;
};

export type StoryLimits = {
  readonly budget?: ProgramBudget;
  /** Of the one campaign that there is. */
  readonly campaignBudget?: ProgramBudget;
  /** Of each creator's code. */
  readonly codes?: NonNullable<Code['usageLimit']>;
};

export type StoryMoment = {
  readonly at: Instant;
  readonly events: readonly StoryEvent[];
  /** After so many steps the next moment comes, whatever is not done yet. Absent: as the story has it. */
  readonly stepsMax?: number;
};

export type Story = {
  readonly merchantIds: readonly string[];
  readonly orders: readonly ToldOrder[];
  readonly moments: readonly StoryMoment[];
  /** All evidence comes before the first close, so that the end does not depend on who was first. */
  readonly isPlain: boolean;
  /** What may be used up, first come, first served; absent: as much as it takes. */
  readonly limits?: StoryLimits;
  /** What the plans have for whole months and quarters; absent: nothing. */
  readonly periods?: StoryPeriods;
  /** Tokens that several customers' orders carry hold the later ones; absent: they do not. */
  readonly doubtsTokens?: true;
  /** Who is paid for creators; absent: they are. */
  readonly payees?: StoryPayees;
  /** Who is paid over rails that are called; absent: nobody. */
  readonly rails?: StoryRails;
  /** Of which currency creators' accounts are; absent: none says it. */
  readonly accounts?: StoryAccounts;
  /** Merchants withhold taxes; absent: they do not. */
  readonly tax?: StoryTax;
  /** The orders of one shop are paid through a connection of payments. */
  readonly hasPayments: boolean;
  /** The rates are known before anything happens. */
  readonly hasRates: boolean;
  /** Orders tell with which browser they were placed. */
  readonly hasVisitors: boolean;
  /** What a moment has set off is done before the next one, if nothing goes wrong. */
  readonly isPatient: boolean;
  /** So many days after its last moment, everything has closed that ever will. */
  readonly daysToRest: number;
};
