import type { ParsedFact } from '../adapters/shops/shop-adapter.ts';
import { formatInstant } from '../core/time/format-instant.ts';

/** A fact as a person or a script reads it: amounts in minor units as text, times in RFC 3339. */
export type PrintedFact = Readonly<Record<string, unknown>> & {
  readonly factId: string;
  readonly kind: ParsedFact['content']['kind'];
};

/** Says of the buyer only what was found, since a terminal is no place for people's addresses. */
export function printFact({ content, ...fact }: ParsedFact): PrintedFact {
  return printValue({ ...fact, ...hideBuyer(content) }) as PrintedFact;
}

function hideBuyer(content: ParsedFact['content']) {
  if (content.kind === 'order') {
    const { order } = content;
    return { ...content, order: { ...order, buyer: describeBuyer(order.buyer) } };
  }
  if (content.kind !== 'supplement') return content;
  const { supplement } = content;
  return { ...content, supplement: { ...supplement, buyer: describeBuyer(supplement.buyer) } };
}

function describeBuyer(buyer: {
  readonly emails: readonly string[];
  readonly customerId?: string;
}) {
  return { hasCustomerId: buyer.customerId !== undefined, emails: buyer.emails.length };
}

function printValue(value: unknown, name = ''): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number' && isInstantName(name)) return formatInstant(value);
  if (Array.isArray(value)) return value.map((item) => printValue(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, part]) => [field, printValue(part, field)]),
  );
}

/** Names of instants end in `At` or `Until`, or are `at`; a fact's source version is one, too. */
function isInstantName(name: string): boolean {
  return /(At|Until)$/.test(name) || name === 'at' || name === 'sourceVersion';
}
