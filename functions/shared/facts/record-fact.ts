import type { Fact, FactContent } from '../../../core/assessment/order-facts.ts';
import { canonicalJson } from '../../../core/encoding/canonical-json.ts';
import type { Sha256 } from '../../../core/encoding/hashing.ts';
import type { ConversionKey, ConversionStore } from '../../../core/settlement/conversion-store.ts';
import type { Instant } from '../../../core/time/instant.ts';

export type RecordFactPorts = {
  readonly conversions: Pick<ConversionStore, 'addFact' | 'findFacts' | 'readState'>;
  readonly now: () => Instant;
  readonly sha256: Sha256;
};

/**
 * Stores what a person says about a conversion. The digest is of what is said, whoever says it: the same
 * fact from two back ends is one.
 *
 * @param after the source version of the fact that this one changes, which is then the older of the two.
 */
export async function recordFact(
  { conversions, now, sha256 }: RecordFactPorts,
  { merchantId, conversionId }: ConversionKey,
  factId: string,
  content: FactContent,
  after?: Instant,
): Promise<void> {
  const at = now();
  const [name = '', ...orderId] = conversionId.split('~');
  const fact: Fact = {
    merchantId,
    connectionId: `${merchantId}.${name}`,
    orderId: orderId.join('~'),
    factId,
    digest: digestOf(content, sha256),
    sourceVersion: after === undefined ? at : Math.max(at, after + 1),
    recordedAt: at,
    content,
  };
  await conversions.addFact(fact);
}

export function digestOf(content: FactContent, sha256: Sha256): string {
  return sha256(canonicalJson({ ...content, author: undefined }));
}
