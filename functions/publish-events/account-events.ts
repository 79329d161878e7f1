import type { DomainEvent } from '../../adapters/events/event-sender.ts';
import type { Payee } from '../../core/payees/payee.ts';
import {
  type AccountChange,
  coolingOffHours,
  type ShownAccount,
} from '../../core/payouts/account-change.ts';
import type { Creator } from '../../core/programs/program.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { msPerHour } from '../../core/time/instant.ts';

type Party = Creator | Payee;

/**
 * What a write to a creator or payee means to the outside: `payout-account.changed` when an account took another one's
 * place, for a notice to whoever had the old one. Of both only the ends are told.
 */
export function accountEvents({
  before,
  after,
}: {
  readonly before: Party | undefined;
  readonly after: Party;
}): DomainEvent[] {
  const change = after.accountChange;
  if (change === undefined || change.at === before?.accountChange?.at) return [];
  return [describe(after, change)];
}

function describe(party: Party, { at, from, to }: AccountChange): DomainEvent {
  const type = 'payout-account.changed';
  const whose = 'creatorId' in party ? { creatorId: party.creatorId } : { payeeId: party.payeeId };
  const { merchantId } = party;
  return {
    type,
    at,
    detail: {
      eventId: `${type}/${merchantId}/${Object.entries(whose).flat().join('/')}/${at}`,
      merchantId,
      ...whose,
      from: show(from),
      to: show(to),
      changedAt: formatInstant(at),
      paidFrom: formatInstant(at + coolingOffHours * msPerHour),
    },
  };
}

const show = ({ rail, ending }: ShownAccount) => ({ rail, accountEnding: ending });
