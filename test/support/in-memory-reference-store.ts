import type { Fact } from '../../core/assessment/order-facts.ts';
import {
  type PaymentsFact,
  type ReferenceStore,
  toFactOfOrder,
} from '../../core/references/index.ts';

type Node = {
  readonly facts: Map<string, PaymentsFact>;
  readonly attached: Set<string>;
  readonly aliases: Set<string>;
  conversionId?: string;
};

/**
 * References that are remembered for the length of a test.
 *
 * @param addFact takes what is attached, in the same moment.
 */
export function inMemoryReferenceStore(addFact: (fact: Fact) => unknown): ReferenceStore {
  const nodes = new Map<string, Node>();

  function nodeOf(merchantId: string, referenceId: string): Node {
    const key = JSON.stringify([merchantId, referenceId]);
    const node = nodes.get(key) ?? {
      facts: new Map<string, PaymentsFact>(),
      attached: new Set<string>(),
      aliases: new Set<string>(),
    };
    nodes.set(key, node);
    return node;
  }
  const homeOf = ({ merchantId, referenceIds: [first = ''] }: PaymentsFact) =>
    nodeOf(merchantId, first);

  return {
    async park(fact) {
      const { facts } = homeOf(fact);
      if (facts.has(nameOf(fact))) return 'duplicate';
      facts.set(nameOf(fact), fact);
      return 'added';
    },

    async read(merchantId, referenceId) {
      const { facts, attached, aliases, conversionId } = nodeOf(merchantId, referenceId);
      return {
        parked: [...facts.values()].filter((fact) => !attached.has(nameOf(fact))),
        aliases: [...aliases].toSorted(),
        ...(conversionId === undefined ? {} : { conversionId }),
      };
    },

    async link(merchantId, first, second) {
      nodeOf(merchantId, first).aliases.add(second);
      nodeOf(merchantId, second).aliases.add(first);
    },

    async claim(merchantId, referenceId, conversionId) {
      const node = nodeOf(merchantId, referenceId);
      node.conversionId ??= conversionId;
      return node.conversionId;
    },

    async attach(fact, conversionId) {
      const { attached } = homeOf(fact);
      if (attached.has(nameOf(fact))) return 'known';
      attached.add(nameOf(fact));
      addFact(toFactOfOrder(fact, conversionId));
      return 'attached';
    },
  };
}

const nameOf = ({ factId, digest }: PaymentsFact): string => JSON.stringify([factId, digest]);
