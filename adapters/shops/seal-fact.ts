import type { CarriedToken, Fact, FactContent } from '../../core/assessment/order-facts.ts';
import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import type { Sha256 } from '../../core/encoding/hashing.ts';
import type { Connection } from '../../core/programs/program.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Pseudonymiser } from '../crypto/pepper.ts';
import type { ParsedFact, UnsealedOrder } from './shop-adapter.ts';

export type Sealing = {
  readonly sha256: Sha256;
  readonly carryToken: (text: string, merchantId: string) => CarriedToken;
  readonly pseudonymiser: Pseudonymiser;
};

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
): Fact {
  const { merchantId, connectionId } = connection;
  const { factId, orderId, sourceVersion } = parsed;
  return {
    merchantId,
    connectionId,
    orderId,
    factId,
    digest: sealing.sha256(canonicalJson(withoutBuyer(parsed.content))),
    sourceVersion,
    recordedAt,
    content: sealContent(parsed.content, connection, sealing),
  };
}

function withoutBuyer(content: ParsedFact['content']): unknown {
  if (content.kind !== 'order') return content;
  const { buyer: _, ...order } = content.order;
  return { ...content, order };
}

function sealContent(
  content: ParsedFact['content'],
  connection: Connection,
  sealing: Sealing,
): FactContent {
  if (content.kind !== 'order') return content;
  return { ...content, order: sealOrder(content.order, connection, sealing) };
}

function sealOrder(order: UnsealedOrder, connection: Connection, sealing: Sealing) {
  const { tokenTexts, buyer, ...snapshot } = order;
  const { merchantId, connectionId } = connection;
  const customer = buyer.customerId && { connectionId, id: buyer.customerId };
  return {
    ...snapshot,
    tokens: tokenTexts.map((text) => sealing.carryToken(text, merchantId)),
    buyerIdentityHashes: sealing.pseudonymiser.hashesOf(merchantId, {
      emails: buyer.emails,
      ...(customer ? { customer } : {}),
    }),
  };
}
