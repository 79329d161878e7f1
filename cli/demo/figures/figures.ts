/*
 * What the screen shows, as the API said it: amounts are the API's decimal texts. Nothing here is
 * computed by the demo.
 */

/** One program in its currency. */
export type ProgramFigures = {
  readonly program: string;
  readonly currency: string;
  readonly clicks: number;
  /** Requests of machines, recorded and not counted. */
  readonly filtered: number;
  /** Orders that creators led to, and orders that nobody did. */
  readonly orders: number;
  readonly unattributed: number;
  readonly newCustomers: number;
  readonly revenue: string;
  /** Averages and ratios are absent where there is nothing to divide by. */
  readonly averageOrderValue?: string;
  readonly commission: string;
  readonly discount: string;
  readonly costPerAcquisition?: string;
  readonly returnOnSpend?: string;
};

/** One creator in one currency. */
export type CreatorFigures = {
  readonly creatorId: string;
  readonly creator: string;
  readonly currency: string;
  readonly earned: string;
  readonly pending: string;
  /** The day (`YYYY-MM-DD`) on which the last of it becomes payable. */
  readonly pendingUntil?: string;
  readonly held: string;
  readonly heldBecause?: string;
  readonly payable: string;
  readonly inPayout: string;
  readonly paid: string;
  readonly debt: string;
  /** Why the payout run left the account out. */
  readonly skipped?: string;
  /** Why a transfer came back; it is payable again. */
  readonly returned?: string;
};

/** Sentences about one order, each as the API or core's own rendering says it. */
export type OrderFigures = {
  readonly title: string;
  readonly verdicts: readonly string[];
  readonly commission: readonly string[];
  readonly split: readonly string[];
  readonly toCreator: string;
};

/** A case that is usually got wrong: what happened, and what the system says about it. */
export type Pitfall = { readonly title: string; readonly sentences: readonly string[] };

/** A post that earns by its views. */
export type PostFigures = {
  readonly platform: string;
  readonly format: string;
  readonly day: string;
  readonly words: string;
  readonly disclosure: string;
  /** Those that count. */
  readonly views: string;
  readonly earned: string;
  readonly currency: string;
  readonly state: string;
  /** The API's own sentences. */
  readonly because: readonly string[];
};

/** The sum over all creators of one currency. */
export type FinanceFigures = {
  readonly currency: string;
  readonly netExpense: string;
  readonly pending: string;
  readonly held: string;
  readonly payable: string;
  readonly inPayout: string;
  readonly paid: string;
  readonly withheld: string;
  readonly indirectTax: string;
  readonly debt: string;
  /** Whether the API found both sides equal to the cent. */
  readonly agrees: boolean;
};

export type DemoFigures = {
  readonly programs: readonly ProgramFigures[];
  readonly creators: readonly CreatorFigures[];
  readonly order: OrderFigures;
  readonly pitfalls: readonly Pitfall[];
  readonly posts: readonly PostFigures[];
  readonly finance: readonly FinanceFigures[];
  /** Sentences about files, the ledger's verification and the shuffled replay. */
  readonly proofs: readonly string[];
};
