import type { Fact, FactContent } from '../../core/assessment/order-facts.ts';
import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import type { Sha256 } from '../../core/encoding/hashing.ts';
import type { ConversionState } from '../../core/settlement/conversion.ts';
import type { ConversionKey, ConversionStore } from '../../core/settlement/conversion-store.ts';
import type { Instant } from '../../core/time/instant.ts';

export type HoldPorts = {
  readonly conversions: Pick<ConversionStore, 'readState' | 'findFacts' | 'addFact'>;
  readonly now: () => Instant;
  readonly sha256: Sha256;
};

export type HoldContent = Extract<FactContent, { kind: 'hold' }>;
export type ReleaseContent = Extract<FactContent, { kind: 'release' }>;

/** `not-found`: there is no such conversion or hold. */
export type HoldOutcome = 'done' | 'not-found';

/**
 * Keeps a conversion from closing, or, if it is closed, what it gives from being paid: a fact like any
 * other, which the next assessment takes in.
 */
export async function openHold(
  ports: HoldPorts,
  key: ConversionKey,
  content: HoldContent,
): Promise<HoldOutcome> {
  const state = await ports.conversions.readState(key);
  if (state === undefined) return 'not-found';

  await addFact(ports, state, `hold/${content.holdId}`, content);
  return 'done';
}

/** Lets go of a hold. The first release counts; more of them change nothing. */
export async function releaseHold(
  ports: HoldPorts,
  key: ConversionKey,
  content: ReleaseContent,
): Promise<HoldOutcome> {
  const state = await ports.conversions.readState(key);
  if (state === undefined || !(await isKnown(ports, key, state, content.holdId)))
    return 'not-found';

  await addFact(ports, state, `release/${content.holdId}`, content);
  return 'done';
}

/** What an assessment holds is in the state while it is open, and was opened by no fact. */
async function isKnown(
  { conversions }: HoldPorts,
  key: ConversionKey,
  state: ConversionState,
  holdId: string,
): Promise<boolean> {
  if (state.holds.some((hold) => hold.holdId === holdId)) return true;
  const facts = await Promise.all(
    [`hold/${holdId}`, `release/${holdId}`].map((id) => conversions.findFacts(key, id)),
  );
  return facts.flat().length > 0;
}

async function addFact(
  { conversions, now, sha256 }: HoldPorts,
  { merchantId, connectionId, orderId }: ConversionState,
  factId: string,
  content: FactContent,
): Promise<void> {
  const at = now();
  const fact: Fact = {
    merchantId,
    connectionId,
    orderId,
    factId,
    digest: sha256(canonicalJson(content)),
    sourceVersion: at,
    recordedAt: at,
    content,
  };
  await conversions.addFact(fact);
}
