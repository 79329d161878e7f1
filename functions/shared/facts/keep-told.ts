import { type Sealing, sealFact, siblingsOfBuyer } from '../../../adapters/shops/seal-fact.ts';
import type { ParsedFact, Rejection } from '../../../adapters/shops/shop-adapter.ts';
import type { RejectedFact } from '../../../core/assessment/order-facts.ts';
import type { Connection } from '../../../core/programs/program.ts';
import type { ReferenceStore } from '../../../core/references/index.ts';
import type { ConversionStore } from '../../../core/settlement/conversion-store.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { SiblingSighting } from '../../../core/tracking/touch-message.ts';

/** What keeping what shops tell needs from outside. */
export type FactPorts = {
  /** Token keys, peppers and digest, as they are now. */
  readonly loadSealing: () => Promise<Sealing>;
  readonly store: Pick<ConversionStore, 'addFact' | 'addRejectedFact'>;
  /** Where facts wait that do not name their order. */
  readonly references: Pick<ReferenceStore, 'park'>;
  /** Says which hashes are of one person; durable when it answers. */
  readonly sendSiblings: (merchantId: string, sighting: SiblingSighting) => Promise<void>;
  readonly now: () => Instant;
  /** Told once for every rejected fact, so that somebody is alarmed. */
  readonly reportRejected: (fact: RejectedFact) => void;
};

/** What a shop told: by its webhook, or when it was asked. */
export type Told =
  | { readonly kind: 'facts'; readonly facts: readonly ParsedFact[] }
  | {
      readonly kind: 'rejected';
      readonly rejection: Rejection;
      readonly topic: string | undefined;
      /** What was rejected, or its name: the same again is the same rejected fact. */
      readonly source: string;
    };

/** Makes durable what a shop told, whichever way it came: the same facts are the same, and stored once. */
export async function keepTold(
  ports: FactPorts,
  connection: Connection,
  told: Told,
): Promise<'stored' | 'duplicate' | 'rejected'> {
  return told.kind === 'facts'
    ? keepFacts(ports, connection, told.facts)
    : keepRejected(ports, connection, told);
}

/** Makes durable what somebody told of an order, under the order or under what it is called by. */
export async function keepFacts(
  ports: Omit<FactPorts, 'store' | 'reportRejected'> & {
    readonly store: Pick<ConversionStore, 'addFact'>;
  },
  connection: Connection,
  facts: readonly ParsedFact[],
): Promise<'stored' | 'duplicate'> {
  const sealing = await ports.loadSealing();
  const answers: string[] = [];
  for (const parsed of facts) {
    const sealed = sealFact(parsed, connection, ports.now(), sealing);
    answers.push(
      await ('told' in sealed
        ? ports.references.park(sealed.told)
        : ports.store.addFact(sealed.ofOrder)),
    );
  }
  await tellSiblings(ports, connection, facts, sealing);
  return answers.includes('added') ? 'stored' : 'duplicate';
}

/** Only while a pepper is being rotated: that what is known of the buyers under the older is found under the newer. */
async function tellSiblings(
  { sendSiblings, now }: Pick<FactPorts, 'sendSiblings' | 'now'>,
  connection: Connection,
  facts: readonly ParsedFact[],
  sealing: Sealing,
): Promise<void> {
  const hashes = facts.flatMap((fact) => siblingsOfBuyer(fact, connection, sealing));
  if (hashes.length === 0) return;
  await sendSiblings(connection.merchantId, { hashes, recordedAt: now() });
}

/** Named by its content: the delivery's id and topic are not signed, so a replay could vary them. */
async function keepRejected(
  ports: FactPorts,
  { merchantId, connectionId, provider }: Connection,
  { rejection: { reason, detail }, topic, source }: Extract<Told, { kind: 'rejected' }>,
): Promise<'rejected'> {
  const { sha256 } = await ports.loadSealing();
  const digest = sha256(source);
  const fact: RejectedFact = {
    merchantId,
    connectionId,
    factId: `${provider}/rejected/${digest}`,
    digest,
    topic: topic ?? '',
    recordedAt: ports.now(),
    reason,
    detail,
  };
  if ((await ports.store.addRejectedFact(fact)) === 'added') ports.reportRejected(fact);
  return 'rejected';
}
