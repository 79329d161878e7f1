import { isVisitorId } from '../../../core/tracking/visitor-id.ts';
import { collectTokens } from '../collect-tokens.ts';
import type { StripeMetadata } from './stripe-fields.ts';

/** A metadata value holds 500 characters, so tokens may go on in `tributary_token_2` and so on. */
const tokenName = /^tributary_token(_\d{1,2})?$/;

/** Where nothing but letters, digits, `-` and `_` is allowed (payment links), a browser is named like this. */
const visitorPrefix = 'tributary_';

/**
 * The journey that the merchant handed over: click tokens in metadata named `tributary_token`, the browser in
 * `tributary_visitor`. The client reference is the merchant's own; it counts if it is a token, or `tributary_` with a
 * browser behind it.
 */
export function findCarried(
  metadata: readonly StripeMetadata[],
  clientReference?: string | null,
): { readonly tokenTexts: readonly string[]; readonly visitorId?: string } {
  const entries = metadata.flatMap((each) => Object.entries(each ?? {}));
  const named = (isNamed: (name: string) => boolean) =>
    entries.flatMap(([name, value]) => (isNamed(name) && value ? [value] : []));
  const reference = clientReference ?? '';
  const visitorId = [
    ...named((name) => name === 'tributary_visitor'),
    ...(reference.startsWith(visitorPrefix) ? [reference.slice(visitorPrefix.length)] : []),
  ].find(isVisitorId);
  const tokens = [
    ...named((name) => tokenName.test(name)),
    ...(reference.startsWith('v1.') ? [reference] : []),
  ];
  return {
    tokenTexts: collectTokens(tokens, []),
    ...(visitorId === undefined ? {} : { visitorId }),
  };
}
