import type { WeightSet } from '../attribution/weights/weight-set.ts';
import type { Billing } from '../invoices/billing.ts';
import type { Payee } from '../payees/payee.ts';
import type { PlanVersion } from '../plans/plan.ts';
import type { TaxProfile } from '../tax/tax-profile.ts';
import type { TaxReceiver } from '../tax/tax-receiver.ts';
import type { Instant } from '../time/instant.ts';
import type { Code, Connection, Creator, Enrolment, Link, Merchant, Program } from './program.ts';

/** Reading the configuration of a merchant. `undefined` means: this merchant has no such thing. */
export interface ProgramDirectory {
  findMerchant(merchantId: string): Promise<Merchant | undefined>;
  listMerchantIds(): Promise<string[]>;
  findProgram(merchantId: string, programId: string): Promise<Program | undefined>;
  /** All programs of a merchant, by id. */
  listPrograms(merchantId: string): Promise<Program[]>;
  findConnection(merchantId: string, connectionId: string): Promise<Connection | undefined>;
  /**
   * A merchant's accounts at rails that are called, by id, closed ones too. From an index: one that was saved just
   * now may be missing.
   */
  listPayoutConnections(merchantId: string): Promise<Connection[]>;
  /** All versions of a plan, oldest `effectiveFrom` first. */
  listPlanVersions(merchantId: string, planId: string): Promise<PlanVersion[]>;
  /** The weight set that was published last before a moment; of several at once, the greatest id. */
  findWeightSet(
    merchantId: string,
    programId: string,
    before: Instant,
  ): Promise<WeightSet | undefined>;
  findCreator(merchantId: string, creatorId: string): Promise<Creator | undefined>;
  listCreators(merchantId: string): Promise<Creator[]>;
  findPayee(merchantId: string, payeeId: string): Promise<Payee | undefined>;
  /** Who a creator or payee is for tax, without any number. */
  findTaxProfile(merchantId: string, receiver: TaxReceiver): Promise<TaxProfile | undefined>;
  /** How what a creator earns is billed. */
  findBilling(merchantId: string, creatorId: string): Promise<Billing | undefined>;
  findEnrolment(
    merchantId: string,
    programId: string,
    creatorId: string,
  ): Promise<Enrolment | undefined>;
  /**
   * Slugs are unique in the whole deployment, in whatever case: the link says whose it is. One that it had
   * before finds it, too, by a second read.
   */
  findLink(slug: string): Promise<Link | undefined>;
  findCode(merchantId: string, code: string): Promise<Code | undefined>;
}
