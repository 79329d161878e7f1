import { toUnitDocument } from '../../core/assessment/explanation/amount-document.ts';
import type { AccountHead } from '../../core/ledger/account-head.ts';
import { isCash } from '../../core/ledger/is-cash.ts';
import type { Payee } from '../../core/payees/payee.ts';
import type { Creator } from '../../core/programs/program.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { ProblemError } from '../shared/http/problem-error.ts';
import { findEnrolments } from '../shared/reading/find-enrolments.ts';
import { type CreatorPrivacyPorts, payeeIdsOf, requireCreator } from './find-creator-data.ts';
import type { ManagePrivacyPorts } from './ports.ts';

type Ports = CreatorPrivacyPorts &
  Pick<ManagePrivacyPorts, 'forgetAccounts'> & { readonly now: () => Instant };

/**
 * Removes who a creator is: the name, the hashes, the way to be paid; and the same of the payees that are this
 * person under another name and nobody else's; accounts at platforms are disconnected. The creator leaves all programs. What is known by the creator's
 * id stays: the account, payouts and statements are books (docs/decisions/0040). Can be repeated.
 *
 * @throws ProblemError 404 for an unknown creator; 409 while there is money to be paid: without a name and an
 *   account nobody could pay it.
 */
export async function eraseCreator(ports: Ports, merchantId: string, creatorId: string) {
  const creator = await requireCreator(ports, merchantId, creatorId);
  const head = await ports.ledger.readHead(merchantId, creatorId);
  const open = listOpenMoney(head, creator.rewardMethod !== undefined);
  if (open.length > 0) throw moneyIsOpen(open);

  const at = ports.now();
  await leavePrograms(ports, creator, at);
  await removePages(ports, creator);
  await ports.forgetAccounts(merchantId, creatorId);
  const erasedPayees = await erasePayees(ports, creator);
  const erased = (await ports.registry.eraseCreator(merchantId, creatorId, at)) ?? creator;
  return {
    creatorId,
    erasedAt: formatInstant(erased.erasedAt ?? at),
    erasedPayees,
    kept: [
      'account',
      'payouts',
      'statements',
      'invoices',
      'tax profile',
      'links',
      'codes',
      'audit log',
    ],
  };
}

type OpenMoney = { readonly what: string; readonly amount: ReturnType<typeof toUnitDocument> };

/** Of cash; for points and goods nobody waits whom they cannot reach. */
function listOpenMoney({ balances }: AccountHead, getsRewards: boolean): OpenMoney[] {
  return Object.entries(balances).flatMap(([unit, { payable, held, inPayout }]) =>
    isCash(unit) || getsRewards
      ? Object.entries({ payable, held, 'in payout': inPayout })
          .filter(([, minorUnits]) => minorUnits > 0n)
          .map(([what, minorUnits]) => ({ what, amount: toUnitDocument(minorUnits, unit) }))
      : [],
  );
}

function moneyIsOpen(open: readonly OpenMoney[]): ProblemError {
  const listed = open.map(({ what, amount }) => `${Object.values(amount).join(' ')} ${what}`);
  return new ProblemError({
    status: 409,
    type: '/problems/money-open',
    title: `There is money to be paid first: ${listed.join(', ')}.`,
    issues: open,
  });
}

/** An enrolment that has ended brings no new touches; those from before still earn. */
async function leavePrograms(ports: Ports, { merchantId, creatorId }: Creator, at: Instant) {
  for (const { enrolment } of await findEnrolments(ports.directory, merchantId, creatorId)) {
    if (enrolment.leftAt !== undefined) continue;
    await ports.registry.saveEnrolment({ ...enrolment, leftAt: at });
  }
}

/** The public pages, and the figures of the accounts: both say who it is. */
async function removePages(ports: Ports, { merchantId, creatorId }: Creator): Promise<void> {
  for (const { programId } of await ports.directory.listPrograms(merchantId)) {
    await ports.storefronts.remove(merchantId, programId, creatorId);
  }
  await ports.evidence.removeAll(merchantId, { kind: 'creator', id: creatorId });
}

async function erasePayees(
  { directory, registry }: Ports,
  creator: Creator,
): Promise<readonly string[]> {
  const { merchantId, creatorId } = creator;
  const ids = payeeIdsOf(creator);
  if (ids.length === 0) return [];
  const others = (await directory.listCreators(merchantId))
    .filter((other) => other.creatorId !== creatorId)
    .flatMap(payeeIdsOf);
  const erased: string[] = [];
  for (const payeeId of ids.filter((id) => !others.includes(id))) {
    const payee = await directory.findPayee(merchantId, payeeId);
    if (payee === undefined || !isPersonal(payee)) continue;
    await registry.erasePayee(creator.merchantId, payeeId);
    erased.push(payeeId);
  }
  return erased;
}

/** An agency is a business with rights of its own. */
const isPersonal = ({ kind }: Payee): boolean => kind !== 'agency';
