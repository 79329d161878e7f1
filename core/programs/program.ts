import type { ContentFormat } from '../attribution/content.ts';
import type { CreatorClass } from '../attribution/creator-class.ts';
import type { AttributionPolicy } from '../attribution/policy.ts';
import type { CodeInShop } from '../codes/code-in-shop.ts';
import type { EnrolmentSettings } from '../growth/enrolment-settings.ts';
import type { Money } from '../money/money.ts';
import type { PayeeAssignment } from '../payees/payee-assignment.ts';
import type { AccountChange } from '../payouts/account-change.ts';
import type { KnownAccount } from '../payouts/account-of.ts';
import type { AccountCurrency } from '../payouts/moved-currency.ts';
import type { CalledRail, RailReceiver, RewardReceiver } from '../payouts/payout-rail.ts';
import type { PayoutSchedule } from '../payouts/payout-schedule.ts';
import type { HolderKind, UsAccountType } from '../payouts/us-account.ts';
import type { Budget } from '../plans/budgets/budget.ts';
import type { UsageLimit } from '../plans/budgets/usage-limit.ts';
import type { SealedText } from '../privacy/sealed-text.ts';
import type { MerchantTax } from '../tax/merchant-tax.ts';
import type { Instant } from '../time/instant.ts';
import type { DatedZone } from '../time/period-in-zones.ts';
import type { AppSettings, AppTargets } from './app-settings.ts';
import type { CodeOnLanding } from './code-on-landing.ts';
import type { DisclosureSettings } from './disclosure-settings.ts';
import type { ReachSettings } from './reach-settings.ts';
import type { ShopProvider } from './shop-provider.ts';

/** The tenant: whose sales are attributed, and who pays. */
export type Merchant = {
  readonly merchantId: string;
  readonly name: string;
  /** Where payouts over SEPA leave from; bank files name it. */
  readonly debtor?: { readonly name: string; readonly iban: SealedText; readonly bic: string };
  /** Where payouts over ACH leave from; NACHA files name it. */
  readonly originator?: Originator;
  /** The IANA time zone on whose calendar months of statements and books begin; absent: UTC. */
  readonly timeZone?: string;
  /** All zones that were chosen, of who has changed it; see `calendarOf`. */
  readonly timeZones?: readonly DatedZone[];
  /** Who pays, for tax; absent: nothing is withheld, and nothing held for tax. */
  readonly tax?: MerchantTax;
};

/** Whose money an ACH file moves, and at which bank in the United States. */
export type Originator = {
  readonly name: string;
  /** What the bank knows it by, up to ten characters: often 1 and the employer's number. */
  readonly companyId: string;
  readonly bankName: string;
  readonly routingNumber: string;
  /** Debited in the file itself; absent: the bank does that. */
  readonly offset?: { readonly account: SealedText; readonly accountType: UsAccountType };
};

/** Days of hold, from the event named, before a conversion closes. */
export type HoldSettings = {
  readonly afterFulfilmentDays: number;
  readonly afterPaymentDays: number;
  readonly digitalAfterPaymentDays: number;
  readonly unpaidExpiryDays: number;
  /** Leads and valid clicks; 7 unless the program says otherwise. */
  readonly afterLeadDays?: number;
  /** From the end of the measuring window; default 3. */
  readonly afterReachDays?: number;
  /** Fees for content, and for milestones whose deal does not say its NET days; default 30. */
  readonly afterFeeDays?: number;
};

export type PayoutSettings = {
  /** Least amounts worth paying, per currency; a currency without one uses the table's default. */
  readonly minimums: readonly Money[];
  /** When it pays, and what; absent: monthly on the 15th, what was payable at the end of the month before. */
  readonly schedule?: PayoutSchedule;
};

/** What a program may spend on commissions; absent: as much as its plan promises. */
export type ProgramBudget = Pick<Budget, 'amount' | 'period' | 'whenSpent'>;

/** What can be stopped for a program, until somebody lets it go on. */
export const pausables = ['closings', 'payouts'] as const;
export type Pausable = (typeof pausables)[number];

/** Who stopped it, when, and why. */
export type Pause = { readonly at: Instant; readonly author: string; readonly reason: string };

/** Each costs something: a shared token a write for each token that an order carries; an unseen one nothing. */
export type CookieStuffingSettings = {
  /** A token that an earlier order of another customer carried. */
  readonly sharedTokens?: 'hold';
  /** A token without a page view, where the snippet runs. */
  readonly unseenTokens?: 'hold';
};

export type Program = {
  readonly merchantId: string;
  readonly programId: string;
  readonly name: string;
  readonly planId: string;
  readonly attribution: AttributionPolicy;
  readonly hold: HoldSettings;
  readonly payouts: PayoutSettings;
  /** How long after its notice a new plan version does not lower what enrolled creators earn. */
  readonly rateProtectionDays: number;
  /** Days in the past in which an order makes a customer a returning one; absent: for ever. */
  readonly newCustomerLookbackDays?: number;
  /** Whose reference rates exchange amounts in other currencies; absent: `ecb`. */
  readonly rateSource?: string;
  /** Adjustments above these need a second person; a currency without one uses the table's default. */
  readonly approvalLimits?: readonly Money[];
  /** What holds an order as `cookie-stuffing`; absent: nothing does. */
  readonly cookieStuffing?: CookieStuffingSettings;
  readonly landingHosts: readonly string[];
  /** How the shop applies the code of a link; absent: links carry none. */
  readonly codeOnLanding?: CodeOnLanding;
  /** The host under which links are handed out; absent: the one by which the API is reached. */
  readonly linkHost?: string;
  /** Apps that links may lead to; absent: none. */
  readonly apps?: AppSettings;
  /** UTM values that a link takes when it is saved, each unless it has its own; absent: none. */
  readonly utm?: Readonly<Record<string, string>>;
  readonly budget?: ProgramBudget;
  /** What campaigns of the program may spend of it, each by itself. */
  readonly campaignBudgets?: readonly (ProgramBudget & { readonly campaignId: string })[];
  /** How customers become creators; absent: they do not. */
  readonly enrolment?: EnrolmentSettings;
  /** How posts earn by their views; absent: only what people report does. */
  readonly reach?: ReachSettings;
  /** What becomes of posts that do not say that they are paid for; absent: held after two days. */
  readonly disclosure?: DisclosureSettings;
  /** What is stopped now; absent: nothing. Saving the program leaves it as it is. */
  readonly paused?: Readonly<Partial<Record<Pausable, Pause>>>;
};

type PaymentRoute =
  | {
      readonly rail: 'sepa';
      readonly holder: string;
      readonly iban: SealedText;
      readonly bic?: string;
    }
  | { readonly rail: 'csv'; readonly holder: string; readonly account: SealedText }
  | {
      readonly rail: 'nacha';
      readonly holder: string;
      readonly holderKind: HolderKind;
      readonly routingNumber: string;
      readonly account: SealedText;
      readonly accountType: UsAccountType;
    }
  | { readonly rail: 'manual' }
  | RailReceiver;

/**
 * How a creator is paid. `manual` leaves the transfer to people and only keeps the books; a rail that is called pays
 * whom it knows itself.
 */
export type PayoutMethod = PaymentRoute & AccountCurrency;

export type Creator = {
  readonly merchantId: string;
  readonly creatorId: string;
  readonly name: string;
  /** Peppered hashes of the creator's own e-mail and shop customer id, for self-referral. */
  readonly identityHashes: readonly string[];
  readonly payoutMethod?: PayoutMethod;
  /** How the creator gets what is no cash; absent: it stays payable. */
  readonly rewardMethod?: RewardReceiver;
  /** Who is paid for the creator, oldest first; absent: always the creator. Saving the creator leaves it as it is. */
  readonly payees?: readonly PayeeAssignment[];
  /** What became of the accounts. Saving the creator notes it, and never takes it from what is saved. */
  readonly accountChange?: AccountChange;
  readonly formerAccount?: KnownAccount;
  /** Since then nothing is known of who the creator is. Saving the creator anew says it again. */
  readonly erasedAt?: Instant;
};

/** What a creator is to a program from a moment on, until the next standing. */
export type Standing = {
  readonly from: Instant;
  readonly creatorClass: CreatorClass;
  /** What plans may ask for. */
  readonly group?: string;
  readonly tier?: string;
  /** The creator who brought this one in. */
  readonly referredBy?: string;
};

export type Enrolment = {
  readonly merchantId: string;
  readonly programId: string;
  readonly creatorId: string;
  readonly enrolledAt: Instant;
  readonly leftAt?: Instant;
  /** Oldest first. An order keeps the standing of its time, so none is ever edited. */
  readonly standings: readonly Standing[];
};

export type Link = {
  readonly merchantId: string;
  readonly slug: string;
  /** Slugs that it had before, oldest first; they still lead here. */
  readonly formerSlugs?: readonly string[];
  readonly programId: string;
  readonly creatorId: string;
  readonly destination: string;
  /** The creator's code that the shop applies on landing, and how, as the program said when it was saved. */
  readonly appliedCode?: { readonly code: string; readonly how: CodeOnLanding };
  /** Where it leads on phones instead; absent: to the destination. */
  readonly apps?: AppTargets;
  readonly contentId?: string;
  /** What the content is made of, and where it stands. */
  readonly format?: ContentFormat;
  readonly platform?: string;
  readonly campaignId?: string;
  /** The brand pays for the reach of the content (a boosted post). */
  readonly amplified?: boolean;
  /** May hold placeholders, which each click fills in. */
  readonly utm: Readonly<Record<string, string>>;
  readonly activeFrom: Instant;
  readonly inactiveFrom?: Instant;
};

export type Code = {
  readonly merchantId: string;
  /** Upper case: shops compare codes without case. */
  readonly code: string;
  readonly programId: string;
  readonly creatorId: string;
  readonly validFrom: Instant;
  readonly expiresAt?: Instant;
  readonly contentId?: string;
  readonly format?: ContentFormat;
  readonly platform?: string;
  readonly campaignId?: string;
  /** How many orders may earn by it. */
  readonly usageLimit?: Pick<UsageLimit, 'uses' | 'period' | 'whenSpent'>;
  /** Since when the code is known to stand on coupon sites. */
  readonly leakedFrom?: Instant;
  /** What became of it in its shop; absent: whoever runs the shop sees to that. Saving the code leaves it as it is. */
  readonly inShop?: CodeInShop;
};

type ConnectionBase = {
  readonly merchantId: string;
  /** `<merchantId>.<name>`, so that an address names its tenant. */
  readonly connectionId: string;
  readonly createdAt: Instant;
  /** The shop is gone: nothing that it still sends is taken in. Saving the connection anew opens it again. */
  readonly closedAt?: Instant;
};

/** A shop that sends webhooks; its orders become conversions of one program. */
export type ShopConnection = ConnectionBase & {
  readonly provider: ShopProvider;
  /** Absent is the same. */
  readonly kind?: 'orders';
  readonly programId: string;
  /** Which shop it is, where one app's secret signs for several: BigCommerce's store hash. */
  readonly account?: string;
  /** The connection has access to its shop's API, for what webhooks leave out. */
  readonly hasApi?: true;
  /** Without an order for so many days it is silent, where its shop cannot be asked. Absent: 3. */
  readonly silentAfterDays?: number;
  /** Facts join its orders by reference, its own or those of a connection of payments: their references are kept. */
  readonly hasPayments?: true;
};

/**
 * Whoever moves customers' money, and tells what became of it. Its facts never make a conversion: they
 * join orders of one shop, by reference.
 */
export type PaymentsConnection = ConnectionBase & {
  /** `api`: the merchant's own back end tells the facts, with an API key. Others send webhooks. */
  readonly provider: 'api' | ShopProvider;
  readonly kind: 'payments';
  /** The name of the connection whose orders were paid through it. */
  readonly ordersConnection: string;
};

/**
 * A rail that reports what became of payouts. It is a connection of its own, so that no shop's secret
 * can sign for money, and no rail's for an order.
 */
export type RailConnection = ConnectionBase &
  (
    | { readonly provider: Exclude<PayoutMethod['rail'], CalledRail>; readonly kind?: never }
    /** The merchant's account at a rail that is called. Its kind tells it from a shop of the same name. */
    | { readonly provider: CalledRail; readonly kind: 'payouts' }
  );

export type Connection = ShopConnection | PaymentsConnection | RailConnection;

/**
 * What an API key may do. `me` belongs to a creator's own key and reaches that creator only; `browser` to a
 * publishable key, which everybody can read in a page.
 */
export type Scope = 'manage' | 'read' | 'events' | 'payouts' | 'me' | 'browser';

/** What makes a key publishable: from which pages it counts, and how often. */
export type PublishableRights = {
  /** As browsers write them: `https://shop.example`. */
  readonly allowedOrigins: readonly string[];
  /** Of all browsers together. */
  readonly requestsPerMinute: number;
};

export type ApiKey = {
  readonly merchantId: string;
  readonly keyId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly creatorId?: string;
  /** Of a publishable key, and of no other. */
  readonly publishable?: PublishableRights;
  readonly createdAt: Instant;
  /** From then on the key opens nothing; absent: it stays valid. */
  readonly expiresAt?: Instant;
};
