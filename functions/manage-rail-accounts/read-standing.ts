import { toMoneyDocument } from '../../core/money/money-document.ts';
import { describeRequirements } from '../../core/payouts/describe-requirement.ts';
import type { DatedStanding, ReceiverAccount } from '../../core/payouts/receiver-account.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { conflict } from '../shared/http/problem-error.ts';
import { askRail } from './ask-rail.ts';
import type { RailAccountOfCreator } from './find-rail-account.ts';
import type { ManageRailAccountsPorts } from './ports.ts';
import { stripeOfConnection } from './stripe-of-connection.ts';

/**
 * Asks Stripe how far an account is, keeps it for whoever plans payouts, and answers it with what became of the last payment to the
 * creator's bank.
 *
 * @throws ProblemError 404, 409, 502 or 503 if Stripe cannot be asked, or has no such account.
 */
export async function readStanding(
  ports: ManageRailAccountsPorts,
  merchantId: string,
  { accountId, connectionId }: RailAccountOfCreator,
) {
  const onboarding = await stripeOfConnection(ports, merchantId, connectionId);
  // What happens while Stripe answers is told by an event with a later moment.
  const at = ports.now();
  const read = await askRail(ports, () => onboarding.readAccount(accountId));
  if (read === undefined) {
    throw conflict(
      '/problems/rail-account-gone',
      'Stripe has no such account among those of this connection.',
    );
  }
  const key = { merchantId, rail: 'stripe', accountId } as const;
  const standing = { ...read, at };
  await ports.receivers.note(key, { standing });
  const account = await ports.receivers.find(key);
  return describe(account?.standing ?? standing, account);
}

function describe(standing: DatedStanding, account: ReceiverAccount | undefined) {
  const { canReceive, canPayOut, missing, disabledReason, at } = standing;
  const { bankPayout } = account ?? {};
  return {
    ...{ canReceive, canPayOut, missing: describeRequirements(missing), requirements: missing },
    ...(disabledReason === undefined ? {} : { disabledReason }),
    asOf: formatInstant(at),
    ...(bankPayout === undefined ? {} : { lastBankPayout: describeBankPayout(bankPayout) }),
  };
}

function describeBankPayout(bankPayout: NonNullable<ReceiverAccount['bankPayout']>) {
  const { state, amount, at, reference, reason } = bankPayout;
  return {
    ...{ state, amount: toMoneyDocument(amount), at: formatInstant(at), reference },
    ...(reason === undefined ? {} : { reason }),
  };
}
