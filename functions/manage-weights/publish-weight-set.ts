import type { WeightSet } from '../../core/attribution/weights/weight-set.ts';
import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import type { ProgramRegistry } from '../../core/programs/program-registry.ts';

export type PublishOutcome =
  | { readonly kind: 'published'; readonly set: WeightSet }
  /** There is another set of this id. */
  | { readonly kind: 'exists' };

/** Publishes a weight set. The same set again is published already; another is refused. */
export async function publishWeightSet(
  registry: Pick<ProgramRegistry, 'addWeightSet' | 'findWeightSetById'>,
  { merchantId, programId }: { readonly merchantId: string; readonly programId: string },
  set: WeightSet,
): Promise<PublishOutcome> {
  const outcome = await registry.addWeightSet(merchantId, programId, set);
  if (outcome === 'added') return { kind: 'published', set };

  const known = await registry.findWeightSetById(merchantId, programId, set.weightSetId);
  const isSame = known !== undefined && contentOf(known) === contentOf(set);
  return isSame ? { kind: 'published', set: known } : { kind: 'exists' };
}

/** What a set says, whenever it was published. */
function contentOf(set: WeightSet): string {
  return canonicalJson({ ...set, publishedAt: undefined });
}
