import type { SocialAccount } from '../../core/social/accounts/index.ts';
import type { MetricSnapshot, PollState, StoredContent } from '../../core/social/polling/index.ts';
import { formatInstant } from '../../core/time/format-instant.ts';

const when = <Name extends string>(name: Name, at: number | undefined) =>
  at === undefined ? {} : { [name]: formatInstant(at) };

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

/** A post with what was found in it. */
export function describeContent(content: StoredContent) {
  const { merchantId: _, version: __, digest: ___, ...shown } = content;
  const { foundAt, publishedAt, editedAt, deletedAt, ...rest } = shown;
  return {
    ...rest,
    ...{ ...when('foundAt', foundAt), ...when('publishedAt', publishedAt) },
    ...{ ...when('editedAt', editedAt), ...when('deletedAt', deletedAt) },
  };
}

/** Figures at a time; counts are texts, as of whatever size they are. */
export function describeSnapshot({ at, counts, retentionUntil }: MetricSnapshot) {
  const { other = {}, ...named } = counts;
  return {
    ...{ at: formatInstant(at), retentionUntil: formatInstant(retentionUntil) },
    counts: { ...toTexts(named), ...toTexts(other) },
  };
}

function toTexts(counts: Readonly<Record<string, bigint | undefined>>): Record<string, string> {
  const told = Object.entries(counts).filter(([, count]) => count !== undefined);
  return Object.fromEntries(told.map(([name, count]) => [name, String(count)]));
}
