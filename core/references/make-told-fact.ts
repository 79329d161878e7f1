import { canonicalJson } from '../encoding/canonical-json.ts';
import type { Sha256 } from '../encoding/hashing.ts';
import type { PaymentsFact } from './payments-fact.ts';
import { type Reference, referenceIdOf } from './reference-id.ts';

/** What is told by reference, before it is a fact. */
export type ToldContent = Pick<
  PaymentsFact,
  'merchantId' | 'toldBy' | 'factId' | 'sourceVersion' | 'recordedAt' | 'content'
> & {
  /** The name of the connection whose orders the references may name. */
  readonly ordersConnection: string;
  /** At least one. */
  readonly references: readonly Reference[];
};

/**
 * A fact that is told by reference, as it is kept. The references stand in the order of their ids, so that it
 * does not matter how the source lists them, and the digest covers them with the content.
 *
 * @param digested what of the content the digest covers; the whole, unless it holds peppered values.
 * @throws RangeError without a reference: nobody could ever find the order.
 */
export function makeToldFact(
  { ordersConnection, references, ...told }: ToldContent,
  sha256: Sha256,
  digested: unknown = told.content,
): PaymentsFact {
  if (references.length === 0) throw new RangeError('A fact told by reference needs a reference.');
  const referenceIds = [
    ...new Set(references.map((reference) => referenceIdOf(ordersConnection, reference))),
  ].toSorted();
  return {
    ...told,
    referenceIds,
    digest: sha256(canonicalJson({ content: digested, referenceIds })),
  };
}
