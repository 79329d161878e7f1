import * as z from 'zod';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';

const linkSchema = z.object({ href: z.string() });
const refusalSchema = z.object({
  name: z.string(),
  details: z
    .array(
      z.object({
        field: z.string().optional(),
        issue: z.string().optional(),
        link: z.array(linkSchema).optional(),
        links: z.array(linkSchema).optional(),
      }),
    )
    .optional(),
  links: z.array(linkSchema).optional(),
});

export type PaypalRefusal =
  /** PayPal has a batch under our id, and this is its own; absent: it does not say which. */
  | { readonly kind: 'duplicate'; readonly batchId?: string }
  /** The batch is not as PayPal wants it, and never was: nothing of it is paid. */
  | {
      readonly kind: 'invalid';
      readonly words: string;
      readonly itemIssues: ReadonlyMap<number, string>;
    }
  /** Refused for what may be otherwise tomorrow, or was yesterday (funds, rights): it says nothing of an earlier call. */
  | { readonly kind: 'other'; readonly words: string };

/** Names of refusals that are about the request's text alone. */
const invalid: ReadonlySet<string> = new Set(['VALIDATION_ERROR', 'INVALID_REQUEST']);

/** Reads why a batch was refused. Issues are PayPal's own words for a field, and hold no value of it. */
export function readPaypalRefusal(status: number, json: LosslessJson | undefined): PaypalRefusal {
  const read = refusalSchema.safeParse(json);
  if (!read.success) return { kind: 'other', words: `PayPal answered ${status}.` };
  const { name, details = [], links = [] } = read.data;
  if (details.some(isAboutBatchId)) {
    const all = [
      ...details.flatMap((each) => [...(each.link ?? []), ...(each.links ?? [])]),
      ...links,
    ];
    const batchId = all.map(({ href }) => readBatchId(href)).find((each) => each !== undefined);
    return { kind: 'duplicate', ...(batchId === undefined ? {} : { batchId }) };
  }
  const words = `PayPal answered ${status} ${name}.`;
  if (!invalid.has(name)) return { kind: 'other', words };
  return { kind: 'invalid', words, itemIssues: new Map(details.flatMap(issueOfItem)) };
}

/** Only the id is taken from a link: nothing is asked where a link leads. */
function readBatchId(href: string): string | undefined {
  return /\/v1\/payments\/payouts\/([\w-]{1,40})(?:[?#]|$)/.exec(href)?.[1];
}

type Detail = { readonly field?: string | undefined; readonly issue?: string | undefined };

function isAboutBatchId({ field = '', issue = '' }: Detail): boolean {
  return /sender_batch_id/i.test(field) && /already exists|duplicate/i.test(issue);
}

/** `items[1].receiver`, or `/items/1/receiver`. */
function issueOfItem({ field = '', issue = '' }: Detail): [number, string][] {
  const [, bracket, pointer] = /^(?:items\[(\d+)\]|\/items\/(\d+))/.exec(field) ?? [];
  const index = bracket ?? pointer;
  return index === undefined ? [] : [[Number(index), `${field}: ${issue}`]];
}
