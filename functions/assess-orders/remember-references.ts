import type { FactContent } from '../../core/assessment/order-facts.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import { isShop } from '../../core/programs/shop-provider.ts';
import { type Reference, type ReferenceStore, referenceIdOf } from '../../core/references/index.ts';
import type { ConversionKey, StoredConversion } from '../../core/settlement/conversion-store.ts';
import { joinReferences } from '../shared/settling/join-references.ts';

export type RememberReferencesPorts = {
  readonly directory: Pick<ProgramDirectory, 'findConnection'>;
  readonly references: ReferenceStore;
};

/**
 * Gives an order the references that any of its snapshots or supplements carries, and has it joined by the facts
 * that wait for it. Only where facts join the connection's orders by reference.
 */
export async function rememberReferences(
  { directory, references }: RememberReferencesPorts,
  { merchantId, conversionId }: ConversionKey,
  { facts }: StoredConversion,
): Promise<void> {
  const [first] = facts;
  const carried = facts.flatMap(({ content }) => referencesIn(content));
  if (first === undefined || carried.length === 0) return;
  const connection = await directory.findConnection(merchantId, first.connectionId);
  if (!isShop(connection) || connection.hasPayments !== true) return;

  const name = first.connectionId.slice(merchantId.length + 1);
  const ids = [...new Set(carried.map((reference) => referenceIdOf(name, reference)))];
  for (const id of ids) await references.claim(merchantId, id, conversionId);
  await joinReferences(references, merchantId, ids);
}

function referencesIn(content: FactContent): readonly Reference[] {
  if (content.kind === 'order') return content.order.references ?? [];
  return content.kind === 'supplement' ? (content.supplement.references ?? []) : [];
}
