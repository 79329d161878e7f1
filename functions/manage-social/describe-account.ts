import type { SocialAccount } from '../../core/social/accounts/index.ts';
import type { MetricSnapshot, PollState, StoredContent } from '../../core/social/polling/index.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import type { ContentEarning } from './find-earnings.ts';

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

/** A post with what was found in it, what people said of it, and what it earns. */
export function describeContent(content: StoredContent, earnings: readonly ContentEarning[]) {
  const { merchantId: _, version: __, digest: ___, ...shown } = content;
  const { foundAt, publishedAt, editedAt, deletedAt, ...others } = shown;
  const { disclosure, disclosureSince, attestations = [], approvals = [], ...rest } = others;
  return {
    ...rest,
    ...{ ...when('foundAt', foundAt), ...when('publishedAt', publishedAt) },
    ...{ ...when('editedAt', editedAt), ...when('deletedAt', deletedAt) },
    disclosure: { ...disclosure, ...when('since', disclosureSince) },
    ...some('attestations', attestations.map(dated)),
    ...some('approvals', approvals.map(dated)),
    ...some('earnings', earnings),
  };
}

const dated = <Said extends { readonly at: number }>(said: Said) => ({
  ...said,
  at: formatInstant(said.at),
});
const some = (name: string, items: readonly object[]) =>
  items.length === 0 ? {} : { [name]: items };

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
