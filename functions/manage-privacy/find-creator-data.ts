import type { StorefrontStore } from '../../core/growth/storefront.ts';
import type { LedgerStore } from '../../core/ledger/ledger-store.ts';
import type { PayoutStore } from '../../core/payouts/payout-store.ts';
import type { Code, Creator, Link } from '../../core/programs/program.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { ProgramRegistry } from '../../core/programs/program-registry.ts';
import type { EvidenceStore } from '../../core/vetting/evidence-store.ts';
import { notFound } from '../shared/http/problem-error.ts';
import { readAllPages } from '../shared/reading/read-all-pages.ts';

export type CreatorPrivacyPorts = {
  readonly directory: Pick<
    ProgramDirectory,
    | 'findCreator'
    | 'listCreators'
    | 'findPayee'
    | 'findTaxProfile'
    | 'listPrograms'
    | 'findEnrolment'
  >;
  readonly registry: Pick<
    ProgramRegistry,
    'eraseCreator' | 'erasePayee' | 'saveEnrolment' | 'listLinks' | 'listCodes'
  >;
  readonly storefronts: Pick<StorefrontStore, 'find' | 'remove'>;
  readonly evidence: Pick<EvidenceStore, 'read' | 'removeAll'>;
  readonly ledger: Pick<LedgerStore, 'readHead' | 'listEntries'>;
  readonly payouts: Pick<PayoutStore, 'listPayoutsOfCreator'>;
};

/** @throws ProblemError 404 if this merchant has no such creator. */
export async function requireCreator(
  { directory }: CreatorPrivacyPorts,
  merchantId: string,
  creatorId: string,
): Promise<Creator> {
  const creator = await directory.findCreator(merchantId, creatorId);
  if (creator === undefined) throw notFound();
  return creator;
}

/** The creator's links and codes, of all programs. */
export async function findPlacements(
  { registry }: CreatorPrivacyPorts,
  { merchantId, creatorId }: Creator,
): Promise<{ readonly links: readonly Link[]; readonly codes: readonly Code[] }> {
  const [links, codes] = await Promise.all([
    readAllPages((page) => registry.listLinks(merchantId, page)),
    readAllPages((page) => registry.listCodes(merchantId, page)),
  ]);
  return {
    links: links.filter((link) => link.creatorId === creatorId),
    codes: codes.filter((code) => code.creatorId === creatorId),
  };
}

/** The payees whom a creator was ever assigned to. */
export const payeeIdsOf = ({ payees = [] }: Creator): string[] => [
  ...new Set(payees.flatMap(({ terms }) => (terms === undefined ? [] : [terms.payeeId]))),
];
