import {
  findOrder,
  type PaymentsFact,
  type ReferenceNode,
  type ReferenceStore,
} from '../../../core/references/index.ts';

/** More names than any sale has: then something names foreign sales together, and somebody has to look. */
const maxReferences = 50;

/**
 * Attaches every fact that waits under a reference, or under an alias of it however far, to the order
 * that the references lead to. Without an order they go on waiting.
 *
 * Whoever adds a fact, an alias or an order to the graph calls this afterwards, and reads strongly. So
 * whoever adds the last link between a fact and its order sees all of them, and it does not matter
 * which that was; a call that died is made again, since the message that led to it comes again.
 *
 * @throws RangeError if more references hang together than a sale can have.
 */
export async function joinReferences(
  references: ReferenceStore,
  merchantId: string,
  from: readonly string[],
): Promise<void> {
  const graph = new Map<string, ReferenceNode>();
  const toRead = new Set(from);
  for (const referenceId of toRead) {
    if (toRead.size > maxReferences) {
      throw new RangeError(`More than ${maxReferences} references hang together at ${from[0]}.`);
    }
    // One after the other: what a reading has linked, the next one finds.
    const node = await linkFacts(references, merchantId, referenceId);
    graph.set(referenceId, node);
    for (const alias of node.aliases) toRead.add(alias);
  }
  for (const fact of [...graph.values()].flatMap(({ parked }) => parked)) {
    const conversionId = findOrder(graph, fact.referenceIds);
    if (conversionId !== undefined) await references.attach(fact, conversionId);
  }
}

/** Reads a reference, and makes aliases of what a fact that waits there names together. */
async function linkFacts(
  references: ReferenceStore,
  merchantId: string,
  referenceId: string,
): Promise<ReferenceNode> {
  const node = await references.read(merchantId, referenceId);
  const named = new Set(node.parked.flatMap(othersOf));
  const missing = [...named].filter((other) => !node.aliases.includes(other));
  for (const other of missing) await references.link(merchantId, referenceId, other);
  return { ...node, aliases: [...node.aliases, ...missing] };
}

const othersOf = ({ referenceIds: [, ...others] }: PaymentsFact): readonly string[] => others;
