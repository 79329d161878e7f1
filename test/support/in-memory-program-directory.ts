import type { WeightSet } from '../../core/attribution/weights/weight-set.ts';
import { encodeJson } from '../../core/encoding/json.ts';
import type { Billing } from '../../core/invoices/billing.ts';
import { assignPayee } from '../../core/payees/assign-payee.ts';
import type { Payee } from '../../core/payees/payee.ts';
import { noteAccountChange } from '../../core/payouts/account-change.ts';
import type { PlanVersion } from '../../core/plans/plan.ts';
import { changeCodeInShop, keepCodeInShop } from '../../core/programs/change-code-in-shop.ts';
import { changePause } from '../../core/programs/change-pause.ts';
import type {
  ApiKey,
  Code,
  Connection,
  Creator,
  Enrolment,
  Link,
  Merchant,
  Program,
} from '../../core/programs/program.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { ProgramRegistry } from '../../core/programs/program-registry.ts';
import { summarizeWeightSet } from '../../core/programs/summarize-weight-set.ts';
import { withoutPayee, withoutPerson } from '../../core/programs/without-person.ts';
import type { Page, PageRequest } from '../../core/requests/page.ts';
import type { TaxProfile } from '../../core/tax/tax-profile.ts';
import { shapeOfSlug } from '../../core/tracking/slug-shape.ts';

/** A configuration that lasts as long as a test; what it begins with may be given at once. */
export function inMemoryProgramDirectory(
  contents: Partial<InitialPrograms> = {},
): ProgramDirectory & ProgramRegistry {
  const merchants = keyed<Merchant>(({ merchantId }) => [merchantId]);
  const programs = keyed<Program>(({ merchantId, programId }) => [merchantId, programId]);
  const versions = keyed<{ readonly merchantId: string; readonly version: PlanVersion }>(
    ({ merchantId, version }) => [merchantId, version.planId, version.versionId],
  );
  const weightSets = keyed<{
    readonly merchantId: string;
    readonly programId: string;
    readonly set: WeightSet;
  }>(({ merchantId, programId, set }) => [merchantId, programId, set.weightSetId]);
  const setsOf = (merchantId: string, programId: string) =>
    weightSets
      .all()
      .filter((each) => each.merchantId === merchantId && each.programId === programId)
      .map(({ set }) => set)
      .toSorted((a, b) => (bySetPlace(a) < bySetPlace(b) ? -1 : 1));
  const creators = keyed<Creator>(({ merchantId, creatorId }) => [merchantId, creatorId]);
  const payees = keyed<Payee>(({ merchantId, payeeId }) => [merchantId, payeeId]);
  const taxProfiles = keyed<TaxProfile>(({ merchantId, receiver: { kind, id } }) => [
    merchantId,
    kind,
    id,
  ]);
  const billings = keyed<InitialPrograms['billings'][number]>(({ merchantId, creatorId }) => [
    merchantId,
    creatorId,
  ]);
  const enrolments = keyed<Enrolment>((each) => [each.merchantId, each.programId, each.creatorId]);
  const links = keyed<Link>(({ slug }) => [slug.toLowerCase()]);
  const linkOf = (slug: string) =>
    links.get(slug.toLowerCase()) ??
    links.all().find(({ formerSlugs = [] }) => formerSlugs.some((each) => isSameSlug(each, slug)));
  /** Merchants by the shapes that were ever theirs. */
  const shapes = new Map<string, string>();
  const isLookAlike = ({ merchantId }: Link, slug: string) =>
    (shapes.get(shapeOfSlug(slug)) ?? merchantId) !== merchantId;
  const putLink = (link: Link) => {
    links.put(link);
    shapes.set(shapeOfSlug(link.slug), link.merchantId);
  };
  const codes = keyed<Code>(({ merchantId, code }) => [merchantId, code]);
  const connections = keyed<Connection>((each) => [each.merchantId, each.connectionId]);
  const apiKeys = keyed<{ readonly tokenHash: string; readonly apiKey: ApiKey }>((each) => [
    each.apiKey.merchantId,
    each.tokenHash,
  ]);

  for (const each of contents.merchants ?? []) merchants.put(each);
  for (const each of contents.programs ?? []) programs.put(each);
  for (const each of contents.planVersions ?? []) versions.put(each);
  for (const each of contents.creators ?? []) creators.put(each);
  for (const each of contents.taxProfiles ?? []) taxProfiles.put(each);
  for (const each of contents.billings ?? []) billings.put(each);
  for (const each of contents.payees ?? []) payees.put(each);
  for (const each of contents.enrolments ?? []) enrolments.put(each);
  for (const each of contents.links ?? []) putLink(each);
  for (const each of contents.codes ?? []) codes.put(each);
  for (const each of contents.connections ?? []) connections.put(each);

  return {
    findMerchant: async (merchantId) => merchants.get(merchantId),
    listMerchantIds: async () =>
      merchants
        .all()
        .map(({ merchantId }) => merchantId)
        .toSorted(),
    findProgram: async (merchantId, programId) => programs.get(merchantId, programId),
    listPrograms: async (merchantId) => ofMerchant(programs.all(), merchantId, byProgram),
    findConnection: async (merchantId, connectionId) => connections.get(merchantId, connectionId),
    listPayoutConnections: async (merchantId) =>
      ofMerchant(connections.all(), merchantId, byConnection).filter(
        ({ kind }) => kind === 'payouts',
      ),
    listPlanVersions: async (merchantId, planId) =>
      versions
        .all()
        .filter((each) => each.merchantId === merchantId && each.version.planId === planId)
        .map(({ version }) => version)
        .toSorted(
          (a, b) => a.effectiveFrom - b.effectiveFrom || (a.versionId < b.versionId ? -1 : 1),
        ),
    findWeightSet: async (merchantId, programId, before) =>
      setsOf(merchantId, programId).findLast(({ publishedAt }) => publishedAt < before),
    findCreator: async (merchantId, creatorId) => creators.get(merchantId, creatorId),
    listCreators: async (merchantId) => ofMerchant(creators.all(), merchantId, byCreator),
    findPayee: async (merchantId, payeeId) => payees.get(merchantId, payeeId),
    findTaxProfile: async (merchantId, { kind, id }) => taxProfiles.get(merchantId, kind, id),
    findBilling: async (merchantId, creatorId) => billings.get(merchantId, creatorId)?.billing,
    findEnrolment: async (...key) => enrolments.get(...key),
    findLink: async (slug) => linkOf(slug),
    findCode: async (merchantId, code) => codes.get(merchantId, code),

    addMerchant: async (merchant) => merchants.add(merchant),
    replaceMerchant: async (expected, next) => {
      const known = merchants.get(next.merchantId);
      if (known === undefined || encodeJson(known) !== encodeJson(expected)) return 'stale';
      merchants.put(next);
      return 'written';
    },
    saveProgram: async ({ paused: _, ...program }) => {
      const known = programs.get(program.merchantId, program.programId);
      const saved = known?.paused === undefined ? program : { ...program, paused: known.paused };
      programs.put(saved);
      return saved;
    },
    setPause: async (merchantId, programId, what, pause) => {
      const known = programs.get(merchantId, programId);
      const changed = known && changePause(known, what, pause);
      if (changed) programs.put(changed);
      return changed;
    },
    addPlanVersion: async (merchantId, version) => versions.add({ merchantId, version }),
    addWeightSet: async (merchantId, programId, set) =>
      weightSets.add({ merchantId, programId, set }),
    findWeightSetById: async (...key) => weightSets.get(...key)?.set,
    listWeightSets: async (merchantId, programId, page) =>
      pageOf(setsOf(merchantId, programId).map(summarizeWeightSet), page, bySetPlace),
    saveCreator: async ({ payees: _, ...creator }, at) => {
      const known = creators.get(creator.merchantId, creator.creatorId);
      const payees = known?.payees === undefined ? {} : { payees: known.payees };
      const saved = noteAccountChange<Creator>(known, { ...creator, ...payees }, at);
      creators.put(saved);
      return saved;
    },
    setPayoutMethod: async (merchantId, creatorId, payoutMethod, at) => {
      const known = creators.get(merchantId, creatorId);
      if (known === undefined || known.erasedAt !== undefined) return undefined;
      const changed = noteAccountChange<Creator>(known, { ...known, payoutMethod }, at);
      creators.put(changed);
      return changed;
    },
    eraseCreator: async (merchantId, creatorId, at) => {
      const known = creators.get(merchantId, creatorId);
      if (known === undefined) return undefined;
      const erased = withoutPerson(known, at);
      creators.put(erased);
      return erased;
    },
    assignPayee: async (merchantId, creatorId, assignment, now) => {
      const known = creators.get(merchantId, creatorId);
      if (known === undefined) return undefined;
      const changed = { ...known, payees: assignPayee(known.payees ?? [], assignment, now) };
      creators.put(changed);
      return changed;
    },
    savePayee: async (payee, at) => {
      const known = payees.get(payee.merchantId, payee.payeeId);
      const saved = noteAccountChange(known, payee, at);
      payees.put(saved);
      return saved;
    },
    erasePayee: async (merchantId, payeeId) => {
      const known = payees.get(merchantId, payeeId);
      if (known) payees.put(withoutPayee(known));
    },
    saveEnrolment: async (enrolment) => enrolments.put(enrolment),
    saveLink: async (link) => {
      const known = linkOf(link.slug);
      if (known && !isSameOwner(known, link)) return 'taken';
      if (known && !isSameSlug(known.slug, link.slug)) return 'renamed';
      if (isLookAlike(link, link.slug)) return 'look-alike';
      putLink(link);
      return 'saved';
    },
    renameLink: async (link, slug) => {
      const { formerSlugs = [], ...unnamed } = link;
      const known = linkOf(slug);
      if (known && !(isSameSlug(known.slug, link.slug) && isSameOwner(known, link))) return 'taken';
      if (isLookAlike(link, slug)) return 'look-alike';
      if (encodeJson(links.get(link.slug.toLowerCase())) !== encodeJson(link)) return 'changed';
      const earlier = formerSlugs.filter((former) => !isSameSlug(former, slug));
      links.remove(link);
      putLink({ ...unnamed, slug, formerSlugs: [...earlier, link.slug] });
      return 'renamed';
    },
    saveCode: async (code) => {
      const known = codes.get(code.merchantId, code.code);
      if (known && !isSameOwner(known, code)) return 'taken';
      codes.put(keepCodeInShop(code, known));
      return 'saved';
    },
    setCodeInShop: async (code, inShop) => {
      const known = codes.get(code.merchantId, code.code);
      if (known === undefined || !isSameOwner(known, code)) return undefined;
      const changed = changeCodeInShop(known, code, inShop);
      codes.put(changed);
      return changed;
    },
    saveConnection: async (connection) => connections.put(connection),
    addApiKey: async (apiKey, tokenHash) => apiKeys.put({ apiKey, tokenHash }),
    findApiKey: async (merchantId, tokenHash) => apiKeys.get(merchantId, tokenHash)?.apiKey,
    listProgramsPage: async (merchantId, page) =>
      pageOf(ofMerchant(programs.all(), merchantId, byProgram), page, byProgram),
    listCreatorsPage: async (merchantId, page) =>
      pageOf(ofMerchant(creators.all(), merchantId, byCreator), page, byCreator),
    listPayees: async (merchantId, page) =>
      pageOf(ofMerchant(payees.all(), merchantId, byPayee), page, byPayee),
    listEnrolments: async (merchantId, programId, page) => {
      const ofProgram = enrolments.all().filter((each) => each.programId === programId);
      return pageOf(ofMerchant(ofProgram, merchantId, byCreator), page, byCreator);
    },
    listLinks: async (merchantId, page) =>
      pageOf(ofMerchant(links.all(), merchantId, byLink), page, byLink),
    listCodes: async (merchantId, page) =>
      pageOf(ofMerchant(codes.all(), merchantId, byCode), page, byCode),
    listConnections: async (merchantId, page) =>
      pageOf(ofMerchant(connections.all(), merchantId, byConnection), page, byConnection),
  };
}

export type InitialPrograms = {
  readonly merchants: readonly Merchant[];
  readonly programs: readonly Program[];
  readonly planVersions: readonly { readonly merchantId: string; readonly version: PlanVersion }[];
  readonly creators: readonly Creator[];
  readonly payees: readonly Payee[];
  readonly taxProfiles: readonly TaxProfile[];
  readonly billings: readonly {
    readonly merchantId: string;
    readonly creatorId: string;
    readonly billing: Billing;
  }[];
  readonly enrolments: readonly Enrolment[];
  readonly links: readonly Link[];
  readonly codes: readonly Code[];
  readonly connections: readonly Connection[];
};

const byProgram = ({ programId }: Program) => programId;
const byCreator = ({ creatorId }: { readonly creatorId: string }) => creatorId;
const byPayee = ({ payeeId }: Payee) => payeeId;
const byLink = ({ creatorId, slug }: Link) => `${creatorId}#${slug}`;
const byCode = ({ code }: Code) => code;
const bySetPlace = ({ publishedAt, weightSetId }: Pick<WeightSet, 'publishedAt' | 'weightSetId'>) =>
  `${String(publishedAt).padStart(13, '0')}#${weightSetId}`;
const byConnection = ({ connectionId }: Connection) => connectionId;

function isSameSlug(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

type Owned = Pick<Link, 'merchantId' | 'programId' | 'creatorId'>;

function isSameOwner(a: Owned, b: Owned): boolean {
  return (
    a.merchantId === b.merchantId && a.programId === b.programId && a.creatorId === b.creatorId
  );
}

function ofMerchant<Item extends { readonly merchantId: string }>(
  items: readonly Item[],
  merchantId: string,
  placeOf: (item: Item) => string,
): Item[] {
  return items
    .filter((item) => item.merchantId === merchantId)
    .toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

function pageOf<Item>(
  sorted: readonly Item[],
  { limit, after = '' }: PageRequest,
  placeOf: (item: Item) => string,
): Page<Item> {
  const rest = sorted.filter((item) => placeOf(item) > after);
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return rest.length > items.length && last ? { items, next: placeOf(last) } : { items };
}

function keyed<Value>(keyOf: (value: Value) => readonly string[]) {
  const values = new Map<string, Value>();
  const put = (value: Value) => {
    values.set(JSON.stringify(keyOf(value)), value);
  };
  return {
    put,
    get: (...key: string[]) => values.get(JSON.stringify(key)),
    remove: (value: Value) => values.delete(JSON.stringify(keyOf(value))),
    all: () => [...values.values()],
    add(value: Value) {
      if (values.has(JSON.stringify(keyOf(value)))) return 'duplicate' as const;
      put(value);
      return 'added' as const;
    },
  };
}
