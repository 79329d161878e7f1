import type { SocialRefusal, SocialResult } from '../../core/social/index.ts';
import { formatInstant } from '../../core/time/format-instant.ts';

/** What `social parse --json` prints: counts and ids as text, times in RFC 3339, what was not told absent. */
export type PrintedReading = {
  readonly platform: string;
  readonly kind: string;
  readonly contents: readonly Printed[];
  readonly metrics: readonly Printed[];
  readonly profiles: readonly Printed[];
  readonly products?: readonly Printed[];
  readonly nextCursor: string | null;
  readonly partialErrors: readonly Printed[];
  readonly refusal: Printed | null;
};

type Printed = Readonly<Record<string, unknown>>;

const nothing = { contents: [], metrics: [], profiles: [], partialErrors: [] };

/** A reading or a refusal in one form: who reads it looks at `refusal` first. */
export function printReading(
  asked: { readonly platform: string; readonly kind: string },
  result: SocialResult,
): PrintedReading {
  if (!result.ok) return { ...asked, ...nothing, nextCursor: null, refusal: print(result.refusal) };
  const { nextCursor = null, ...lists } = result.reading;
  return { ...asked, ...(printValue(lists) as typeof nothing), nextCursor, refusal: null };
}

function print(refusal: SocialRefusal): Printed {
  return printValue(refusal) as Printed;
}

function printValue(value: unknown, name = ''): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number' && name.endsWith('At')) return formatInstant(value);
  if (Array.isArray(value)) return value.map((item) => printValue(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, part]) => [field, printValue(part, field)]),
  );
}
