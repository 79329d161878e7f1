import type { MoneyDocument } from '../../../core/money/money-document.ts';
import type { ApiClient } from '../api-client.ts';
import { listPrograms } from './read-programs.ts';
import { reportDays } from './report-days.ts';

/** A conversion as the API lists it, as far as it is used here. */
export type ConversionDocument = {
  readonly conversionId: string;
  readonly orderName?: string;
  readonly status: string;
  readonly revision: number;
  readonly commission?: MoneyDocument;
  readonly owed: readonly { readonly creatorId: string; readonly amount: MoneyDocument }[];
};

/** All conversions of the story's days, page by page. */
export async function readConversions(merchant: ApiClient): Promise<ConversionDocument[]> {
  const found: ConversionDocument[] = [];
  for (const { programId } of await listPrograms(merchant)) {
    const address = `/v1/conversions?programId=${programId}&${reportDays}&limit=100`;
    let cursor: string | undefined;
    do {
      const page: { items: ConversionDocument[]; next?: string } = await merchant.get(
        cursor === undefined ? address : `${address}&cursor=${encodeURIComponent(cursor)}`,
      );
      found.push(...page.items);
      cursor = page.next;
    } while (cursor !== undefined);
  }
  return found;
}

/** How many conversions were estimated (all but tests), closed after that, and restated after that. */
export function countConversions(conversions: readonly ConversionDocument[]): {
  readonly estimated: number;
  readonly closed: number;
  readonly restated: number;
} {
  const count = (matches: (one: ConversionDocument) => boolean) =>
    conversions.filter(matches).length;
  return {
    estimated: count(({ status }) => status !== 'parked' && status !== 'excluded'),
    closed: count(({ status }) => status === 'closed'),
    restated: count(({ revision }) => revision > 1),
  };
}
