import type { DiscountIssue, PublishOutcome } from '../../../core/codes/shop-codes.ts';

const maxMessageLength = 300;

/** What a shop says of a code that it does not want, in its own words, for whoever asked for it. */
export function refuse(
  messages: readonly (string | undefined)[],
  field?: DiscountIssue['field'],
): PublishOutcome {
  const said = messages.filter((message) => message !== undefined && message !== '');
  const issues = (said.length === 0 ? ['no reason'] : said).map((message) => ({
    ...(field === undefined ? {} : { field }),
    message: `The shop says: ${message}`.slice(0, maxMessageLength),
  }));
  return { kind: 'refused', issues };
}
