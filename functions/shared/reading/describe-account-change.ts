import { coolingOffHours, type PaidParty } from '../../../core/payouts/account-change.ts';
import { formatInstant } from '../../../core/time/format-instant.ts';
import { msPerHour } from '../../../core/time/instant.ts';

/** When an account took another one's place last, and until when nobody is paid to it; nothing if none ever did. */
export function describeAccountChange({ accountChange }: Pick<PaidParty, 'accountChange'>) {
  if (accountChange === undefined) return {};
  const { at, from, to } = accountChange;
  return {
    accountChange: {
      at: formatInstant(at),
      from: { rail: from.rail, accountEnding: from.ending },
      to: { rail: to.rail, accountEnding: to.ending },
      paidFrom: formatInstant(at + coolingOffHours * msPerHour),
    },
  };
}
