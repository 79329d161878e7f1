import type { StoredContent } from '../../core/social/polling/index.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import type { ContentEarning } from './find-earnings.ts';
import { when } from './when.ts';

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
