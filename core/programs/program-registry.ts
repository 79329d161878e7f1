import type { WeightSet } from '../attribution/weights/weight-set.ts';
import type { CodeInShop } from '../codes/code-in-shop.ts';
import type { Payee } from '../payees/payee.ts';
import type { PayeeAssignment } from '../payees/payee-assignment.ts';
import type { PlanVersion } from '../plans/plan.ts';
import type { Page, PageRequest } from '../requests/page.ts';
import type { Instant } from '../time/instant.ts';
import type {
  ApiKey,
  Code,
  Connection,
  Creator,
  Enrolment,
  Link,
  Merchant,
  Pausable,
  Pause,
  PayoutMethod,
  Program,
} from './program.ts';
import type { WeightSetSummary } from './summarize-weight-set.ts';

/** Changing and listing the configuration of a merchant; the hot paths read `ProgramDirectory`. */
export interface ProgramRegistry {
  /** `duplicate`: there is a merchant of this id, and nothing was changed. */
  addMerchant(merchant: Merchant): Promise<'added' | 'duplicate'>;
  /** `stale`: what is stored is not `expected` any more, and nothing was written. */
  replaceMerchant(expected: Merchant, next: Merchant): Promise<'written' | 'stale'>;
  /** Answers the program as it is then: what is paused stays so. */
  saveProgram(program: Program): Promise<Program>;
  /**
   * Stops something, or lets it go on (`undefined`). What is stopped already keeps its first pause. Answers the
   * program as it is then, `undefined` if there is none.
   */
  setPause(
    merchantId: string,
    programId: string,
    what: Pausable,
    pause: Pause | undefined,
  ): Promise<Program | undefined>;
  /** Versions are never edited: `duplicate` leaves the one that is there. */
  addPlanVersion(merchantId: string, version: PlanVersion): Promise<'added' | 'duplicate'>;
  /** Sets are never edited, nor two of one id: `duplicate` leaves the one that is there. */
  addWeightSet(
    merchantId: string,
    programId: string,
    set: WeightSet,
  ): Promise<'added' | 'duplicate'>;
  findWeightSetById(
    merchantId: string,
    programId: string,
    weightSetId: string,
  ): Promise<WeightSet | undefined>;
  /** By the time of publishing, oldest first. */
  listWeightSets(
    merchantId: string,
    programId: string,
    page: PageRequest,
  ): Promise<Page<WeightSetSummary>>;
  /**
   * Answers the creator as it is then: who is paid for the creator stays so, and what became of the accounts is noted, as
   * `noteAccountChange` does.
   */
  saveCreator(creator: Creator, at: Instant): Promise<Creator>;
  /**
   * Says how a creator is paid, and leaves all else, as `saveCreator` would. Answers the creator as it is then, `undefined` if there is
   * none, or nothing is known of who it is any more.
   */
  setPayoutMethod(
    merchantId: string,
    creatorId: string,
    method: PayoutMethod,
    at: Instant,
  ): Promise<Creator | undefined>;
  /** Removes who a creator is, and nothing else; the first time stands. Answers the creator as it is then, `undefined` if there is none. */
  eraseCreator(merchantId: string, creatorId: string, at: Instant): Promise<Creator | undefined>;
  /**
   * Adds an assignment to a creator's, as `assignPayee` does. Answers the creator as it is then, `undefined` if there is none.
   *
   * @param now what begins before it is refused with a RangeError.
   */
  assignPayee(
    merchantId: string,
    creatorId: string,
    assignment: PayeeAssignment,
    now: Instant,
  ): Promise<Creator | undefined>;
  /** Answers the payee as it is then, with what became of its accounts. */
  savePayee(payee: Payee, at: Instant): Promise<Payee>;
  /** Removes who a payee is, as `withoutPayee` does; nothing if there is none. */
  erasePayee(merchantId: string, payeeId: string): Promise<void>;
  listPayees(merchantId: string, page: PageRequest): Promise<Page<Payee>>;
  saveEnrolment(enrolment: Enrolment): Promise<void>;
  /**
   * `taken`: another merchant, or another creator or program of this one, has the slug. Who a link
   * belongs to never changes, because what it has earned is explained by it. `look-alike`: another
   * merchant has, or had, a slug of the same shape. `renamed`: the slug is a former one of another link.
   */
  saveLink(link: Link): Promise<'saved' | 'taken' | 'look-alike' | 'renamed'>;
  /**
   * Gives a link another slug; all that it had before lead to it. `changed`: the link is not as given any
   * more. A link may have one of its former slugs again.
   */
  renameLink(link: Link, slug: string): Promise<'renamed' | 'taken' | 'look-alike' | 'changed'>;
  /** `taken`: the code belongs to another creator or program. What became of it in its shop stays. */
  saveCode(code: Code): Promise<'saved' | 'taken'>;
  /**
   * Says what became of a code in its shop, as `changeCodeInShop` does: a revoked one stays so, and so does one of which
   * something else became since it was read. Answers the code as it is then, `undefined` if there is none of this
   * creator and program.
   *
   * @param code as it was read.
   */
  setCodeInShop(code: Code, inShop: CodeInShop | undefined): Promise<Code | undefined>;
  saveConnection(connection: Connection): Promise<void>;
  /** Stores a key under the SHA-256 of its text, which is kept nowhere. */
  addApiKey(apiKey: ApiKey, tokenHash: string): Promise<void>;
  findApiKey(merchantId: string, tokenHash: string): Promise<ApiKey | undefined>;
  listProgramsPage(merchantId: string, page: PageRequest): Promise<Page<Program>>;
  listCreatorsPage(merchantId: string, page: PageRequest): Promise<Page<Creator>>;
  /** By creator. */
  listEnrolments(
    merchantId: string,
    programId: string,
    page: PageRequest,
  ): Promise<Page<Enrolment>>;
  /** By creator, then by slug. */
  listLinks(merchantId: string, page: PageRequest): Promise<Page<Link>>;
  listCodes(merchantId: string, page: PageRequest): Promise<Page<Code>>;
  listConnections(merchantId: string, page: PageRequest): Promise<Page<Connection>>;
}
