import type { CarriedToken, Fact, FactContent } from '../../core/assessment/order-facts.ts';
import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import type { Sha256 } from '../../core/encoding/hashing.ts';
import type { PersonalKeys } from '../../core/identity/personal-keys.ts';
import type { Connection } from '../../core/programs/program.ts';
import { makeToldFact, type PaymentsFact } from '../../core/references/index.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Pseudonymiser } from '../crypto/pepper.ts';
import type {
  ParsedContent,
  ParsedFact,
  UnsealedOrder,
  UnsealedSupplement,
} from './shop-adapter.ts';

export type Sealing = {
  readonly sha256: Sha256;
  readonly carryToken: (text: string, merchantId: string) => CarriedToken;
  readonly pseudonymiser: Pseudonymiser;
};

/** A fact that names its order, or one that is told by reference and waits for it. */
export type SealedFact = { readonly ofOrder: Fact } | { readonly told: PaymentsFact };

/**
 * Makes a fact of what a shop told: tokens verified, the buyer hashed, a digest over the content.
 *
 * The digest covers the tokens as they were written and nothing of the buyer, so a rotated key or
 * pepper between two attempts of one delivery does not make two facts of it.
 */
export function sealFact(
  parsed: ParsedFact,
  connection: Connection,
  recordedAt: Instant,
  sealing: Sealing,
): SealedFact {
  const { merchantId, connectionId } = connection;
  const { factId, sourceVersion } = parsed;
  const digested = withoutBuyer(parsed.content);
  const content = sealContent(parsed.content, connection, sealing);
  const said = { merchantId, factId, sourceVersion, recordedAt, content };
  if (parsed.references === undefined) {
    const digest = sealing.sha256(canonicalJson(digested));
    return { ofOrder: { ...said, connectionId, orderId: parsed.orderId, digest } };
  }
  const ordersConnection = nameOrders(connection);
  const told = { ...said, toldBy: connectionId, ordersConnection, references: parsed.references };
  return { told: makeToldFact(told, sealing.sha256, digested) };
}

/** The connection whose orders a connection's references name: of payments another one, of orders itself. */
function nameOrders(connection: Connection): string {
  return connection.kind === 'payments'
    ? connection.ordersConnection
    : connection.connectionId.slice(connection.merchantId.length + 1);
}

function withoutBuyer(content: ParsedContent): unknown {
  if (content.kind === 'order') return { ...content, order: dropBuyer(content.order) };
  if (content.kind !== 'supplement') return content;
  return { ...content, supplement: dropBuyer(content.supplement) };
}

function dropBuyer({ buyer: _, ...rest }: UnsealedOrder | UnsealedSupplement): unknown {
  return rest;
}

function sealContent(
  content: ParsedContent,
  connection: Connection,
  sealing: Sealing,
): FactContent {
  if (content.kind === 'order') {
    const { tokenTexts, buyer, ...order } = content.order;
    return {
      ...content,
      order: { ...order, ...sealPerson({ tokenTexts, buyer }, connection, sealing) },
    };
  }
  if (content.kind !== 'supplement') return content;
  const { tokenTexts, buyer, ...supplement } = content.supplement;
  const sealed = sealPerson({ tokenTexts, buyer }, connection, sealing);
  return { ...content, supplement: { ...supplement, ...sealed } };
}

function sealPerson(
  { tokenTexts, buyer }: Pick<UnsealedOrder, 'tokenTexts' | 'buyer'>,
  connection: Connection,
  { carryToken, pseudonymiser }: Sealing,
) {
  const { merchantId } = connection;
  return {
    tokens: tokenTexts.map((text) => carryToken(text, merchantId)),
    buyerIdentityHashes: pseudonymiser.hashesOf(merchantId, keysOf(buyer, connection)),
  };
}

function keysOf(buyer: UnsealedOrder['buyer'], { connectionId }: Connection): PersonalKeys {
  const customer = buyer.customerId && { connectionId, id: buyer.customerId };
  return { emails: buyer.emails, ...(customer ? { customer } : {}) };
}

/**
 * The hashes of a fact's buyer that are one key under several peppers. No part of the fact: they say something
 * of the person, and every later fact of the same person says it again.
 */
export function siblingsOfBuyer(
  { content }: ParsedFact,
  connection: Connection,
  { pseudonymiser }: Pick<Sealing, 'pseudonymiser'>,
): string[][] {
  const told = content.kind === 'order' ? content.order : undefined;
  const { buyer } = told ?? (content.kind === 'supplement' ? content.supplement : {});
  if (buyer === undefined) return [];
  return pseudonymiser.siblingsOf(connection.merchantId, keysOf(buyer, connection));
}
