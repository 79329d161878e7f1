import type { SocialAccount } from '../../core/social/accounts/index.ts';
import type { PollState } from '../../core/social/polling/index.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { when } from './when.ts';

/** An account as its creator and the merchant see it. */
export function describeAccount(account: SocialAccount, state: PollState | undefined) {
  const { merchantId: _, linkHost: __, statusAt, connectedAt, ...shown } = account;
  return {
    ...shown,
    ...{ ...when('statusAt', statusAt), ...when('connectedAt', connectedAt) },
    ...(state === undefined ? {} : { polling: describePolling(state) }),
  };
}

function describePolling({ lastDoneAt, nextAt, lastRefusal, failures }: PollState) {
  return {
    ...{ ...when('lastDoneAt', lastDoneAt), ...when('nextAt', nextAt), failures },
    ...(lastRefusal === undefined
      ? {}
      : { problem: { ...lastRefusal, at: formatInstant(lastRefusal.at) } }),
  };
}
