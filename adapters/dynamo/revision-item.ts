import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { Leg } from '../../core/ledger/entry.ts';
import type { ConversionState, FrozenAssessment } from '../../core/settlement/conversion.ts';
import { sha256 } from '../crypto/sha256.ts';
import { revisionKey } from './keys/conversion-keys.ts';
import { type LargeBodies, readBody, storeBody } from './large-bodies.ts';
import type { Item } from './table.ts';

/** A leg as its revision keeps it: the item says whose it is. */
type FrozenLeg = Omit<Leg, 'merchantId' | 'conversionId' | 'revision'>;

type RevisionBody = FrozenAssessment & { readonly legs?: readonly FrozenLeg[] };

/** What a write freezes: the assessment, and what it gives or takes. */
export type Decision = { readonly frozen: FrozenAssessment; readonly legs: readonly Leg[] };

/**
 * A frozen revision as an item. Its key ends with a digest of all that is in it and of the revision before, so that of
 * several which are tried at one time each has a place of its own, and what stands in a place never changes.
 *
 * @param previous the digest of the revision before; absent for the first.
 */
export async function toRevisionItem(
  largeBodies: LargeBodies,
  { merchantId, conversionId }: Pick<ConversionState, 'merchantId' | 'conversionId'>,
  { frozen, legs }: Decision,
  previous: string | undefined,
): Promise<{ readonly item: Item; readonly digest: string }> {
  const body = encodeJson({ ...frozen, ...(legs.length === 0 ? {} : { legs: legs.map(strip) }) });
  const digest = digestOf(`${previous ?? ''} ${body}`);
  const item = {
    ...revisionKey(merchantId, conversionId, { revision: frozen.revision, digest }),
    ...(previous === undefined ? {} : { previous }),
    ...(await storeBody(largeBodies, merchantId, body)),
  };
  return { item, digest };
}

/** What an item that `toRevisionItem` made holds, of this conversion. */
export async function fromRevisionItem(
  largeBodies: Pick<LargeBodies, 'get'>,
  { merchantId, conversionId }: Pick<ConversionState, 'merchantId' | 'conversionId'>,
  item: Item,
): Promise<Decision> {
  const { legs = [], ...frozen } = decodeJson<RevisionBody>(await readBody(largeBodies, item));
  const { revision } = frozen;
  return { frozen, legs: legs.map((leg) => ({ merchantId, conversionId, revision, ...leg })) };
}

function strip({ merchantId: _, conversionId: __, revision: ___, ...leg }: Leg): FrozenLeg {
  return leg;
}

/** 128 bits, short in a key and in the state that names it. */
function digestOf(text: string): string {
  return Buffer.from(sha256(text).slice(0, 32), 'hex').toString('base64url');
}
