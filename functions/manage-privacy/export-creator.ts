import { toUnitDocument } from '../../core/assessment/explanation/amount-document.ts';
import { toMoneyDocument } from '../../core/money/money-document.ts';
import { toConversionDocument } from '../../core/payouts/describe-conversion.ts';
import type { Payout } from '../../core/payouts/payout.ts';
import { type OpenPayoutMethod, openMethod } from '../../core/payouts/seal-method.ts';
import type { Creator, Enrolment, Link, PayoutMethod } from '../../core/programs/program.ts';
import type { SocialAccount } from '../../core/social/accounts/index.ts';
import type { TaxProfile } from '../../core/tax/tax-profile.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { toCodeDocument } from '../shared/codes/code-document.ts';
import { toEvidenceDocument } from '../shared/growth/evidence-document.ts';
import { toStorefrontDocument } from '../shared/growth/storefront-document.ts';
import { describeEntry } from '../shared/reading/describe-entry.ts';
import {
  describeInvoiceRecord,
  describeStatementRecord,
} from '../shared/reading/describe-issued.ts';
import { toAssignmentDocument } from '../shared/reading/describe-payee.ts';
import { findEnrolments } from '../shared/reading/find-enrolments.ts';
import { readAllEntries } from '../shared/reading/read-all-entries.ts';
import { readAllPages } from '../shared/reading/read-all-pages.ts';
import {
  type CreatorPrivacyPorts,
  findPlacements,
  payeeIdsOf,
  requireCreator,
} from './find-creator-data.ts';
import type { ManagePrivacyPorts } from './ports.ts';

type IssuedPorts = Pick<ManagePrivacyPorts, 'statements' | 'billings' | 'invoices'>;

/**
 * Everything that is stored of a creator, the accounts for payouts whole, because they are the creator's
 * own; in the form of docs/privacy.md.
 *
 * @throws ProblemError 404 for an unknown creator.
 */
export async function exportCreator(
  ports: CreatorPrivacyPorts &
    IssuedPorts &
    Pick<ManagePrivacyPorts, 'openSeal' | 'socialAccounts'>,
  merchantId: string,
  creatorId: string,
) {
  const creator = await requireCreator(ports, merchantId, creatorId);
  const receiver = { kind: 'creator', id: creatorId } as const;
  const seal = await ports.openSeal();
  const open = (method: PayoutMethod) => openMethod(seal, merchantId, method);
  const [enrolments, { links, codes }, payees, entries, payouts, tax, issued] = await Promise.all([
    findEnrolments(ports.directory, merchantId, creatorId),
    findPlacements(ports, creator),
    Promise.all(payeeIdsOf(creator).map((id) => ports.directory.findPayee(merchantId, id))),
    readAllEntries(ports.ledger, merchantId, creatorId),
    ports.payouts.listPayoutsOfCreator(merchantId, creatorId),
    ports.directory.findTaxProfile(merchantId, receiver),
    listIssued(ports, merchantId, creatorId),
  ]);
  return {
    creatorId,
    profile: describeProfile(creator, open),
    ...(tax === undefined ? {} : { taxProfile: describeTaxProfile(tax) }),
    enrolments: enrolments.map(({ enrolment }) => describeEnrolment(enrolment)),
    links: links.map(describeLink),
    codes: codes.map(toCodeDocument),
    // An agency's account is the agency's.
    payees: payees
      .filter((payee) => payee !== undefined)
      .map(({ payeeId, name, kind, payoutMethod }) => ({
        ...{ payeeId, name, kind },
        ...(kind === 'agency' || !payoutMethod ? {} : { payoutMethod: open(payoutMethod) }),
      })),
    storefronts: await exportStorefronts(ports, creator),
    socialAccounts: (await ports.socialAccounts.listOfCreator(merchantId, creatorId)).map(
      describeSocialAccount,
    ),
    figures: (await ports.evidence.read(merchantId, receiver)).map(toEvidenceDocument),
    account: { entries: entries.map(describeEntry) },
    payouts: payouts.map((payout) => describePayout(payout, open)),
    ...issued,
  };
}

/** Posts and figures of it are at `/v1/creators/{creatorId}/social`; what opens it is nobody's to read. */
function describeSocialAccount(account: SocialAccount) {
  const { merchantId: _, creatorId: __, connectedAt, statusAt, ...known } = account;
  return {
    ...known,
    connectedAt: formatInstant(connectedAt),
    statusAt: formatInstant(statusAt),
  };
}

/** How the creator is billed, and that statements and invoices were issued; their texts are at their own addresses. */
async function listIssued(
  { statements, billings, invoices }: IssuedPorts,
  merchantId: string,
  creatorId: string,
) {
  const [billing, ofMonths, ofInvoices] = await Promise.all([
    billings.find(merchantId, creatorId),
    readAllPages((page) => statements.list(merchantId, creatorId, page)),
    readAllPages((page) => invoices.list(merchantId, creatorId, page)),
  ]);
  return {
    ...(billing === undefined ? {} : { billing }),
    statements: ofMonths.map(describeStatementRecord),
    invoices: ofInvoices.map(describeInvoiceRecord),
  };
}

async function exportStorefronts(ports: CreatorPrivacyPorts, { merchantId, creatorId }: Creator) {
  const programs = await ports.directory.listPrograms(merchantId);
  const found = await Promise.all(
    programs.map(({ programId }) => ports.storefronts.find(merchantId, programId, creatorId)),
  );
  return found.filter((each) => each !== undefined).map(toStorefrontDocument);
}

type Open = (method: PayoutMethod) => OpenPayoutMethod;

function describeProfile(
  { name, identityHashes, payoutMethod, rewardMethod, payees = [], erasedAt }: Creator,
  open: Open,
) {
  return {
    name,
    identityHashes,
    ...(payoutMethod === undefined ? {} : { payoutMethod: open(payoutMethod) }),
    ...(rewardMethod === undefined ? {} : { rewardMethod }),
    payees: payees.map(toAssignmentDocument),
    ...given({ erasedAt }),
  };
}

/** The numbers themselves lie where nothing but a return reads them. */
function describeTaxProfile({ country, kind, servicesPerformedIn, forms }: TaxProfile) {
  return { country, kind, servicesPerformedIn, forms };
}

function describeEnrolment({ programId, enrolledAt, leftAt, standings }: Enrolment) {
  return {
    programId,
    enrolledAt: formatInstant(enrolledAt),
    ...given({ leftAt }),
    standings: standings.map(({ from, ...standing }) => ({
      from: formatInstant(from),
      ...standing,
    })),
  };
}

function describeLink({ merchantId: _, activeFrom, inactiveFrom, ...link }: Link) {
  return { ...link, activeFrom: formatInstant(activeFrom), ...given({ inactiveFrom }) };
}

function describePayout(payout: Payout, open: Open) {
  const { payoutId, currency, minorUnits, state, method, history, withholding, conversion } =
    payout;
  const withheld = withholding?.withheldMinorUnits;
  return {
    payoutId,
    amount: toUnitDocument(minorUnits, currency),
    ...(withheld === undefined
      ? {}
      : { withheld: toMoneyDocument({ minorUnits: withheld, currency }) }),
    ...(conversion === undefined ? {} : { conversion: toConversionDocument(conversion) }),
    state,
    method: open(method),
    history: history.map(({ at, ...step }) => ({ at: formatInstant(at), ...step })),
  };
}

function given(times: Readonly<Record<string, Instant | undefined>>) {
  return Object.fromEntries(
    Object.entries(times).flatMap(([name, at]) =>
      at === undefined ? [] : [[name, formatInstant(at)]],
    ),
  );
}
