import { sealFact } from '../../../adapters/shops/seal-fact.ts';
import type { ParsedDelivery } from '../../../adapters/shops/shop-adapter.ts';
import type { Connection } from '../../../core/programs/program.ts';
import { conversionIdOf } from '../../../core/settlement/conversion-id.ts';
import type { ConversionStore } from '../../../core/settlement/conversion-store.ts';
import type { FactPorts } from './keep-told.ts';

export type Contradiction = { readonly kind: 'contradiction'; readonly factId: string };

/**
 * A fact of the same id with another content: its sender forgot to say that this is a later version. Of two that come at
 * the same moment both are stored, and flagged, as a shop's are.
 */
export async function findContradiction(
  ports: Pick<FactPorts, 'loadSealing' | 'now'> & {
    readonly store: Pick<ConversionStore, 'findFacts'>;
  },
  connection: Connection,
  parsed: ParsedDelivery,
): Promise<Contradiction | undefined> {
  if (parsed.kind !== 'facts') return undefined;
  const sealing = await ports.loadSealing();
  for (const one of parsed.facts) {
    const sealed = sealFact(one, connection, ports.now(), sealing);
    // What waits under a reference is in no order yet.
    if ('told' in sealed) continue;
    const fact = sealed.ofOrder;
    const key = { merchantId: fact.merchantId, conversionId: conversionIdOf(fact) };
    const known = await ports.store.findFacts(key, fact.factId);
    const isKnown = known.some(({ digest }) => digest === fact.digest);
    if (known.length > 0 && !isKnown) return { kind: 'contradiction', factId: fact.factId };
  }
  return undefined;
}
