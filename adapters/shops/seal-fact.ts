import type { CarriedToken, Fact, FactContent } from '../../core/assessment/order-facts.ts';
import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import type { Sha256 } from '../../core/encoding/hashing.ts';
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
  { merchantId, connectionId }: Connection,
  { carryToken, pseudonymiser }: Sealing,
) {
  const customer = buyer.customerId && { connectionId, id: buyer.customerId };
  return {
    tokens: tokenTexts.map((text) => carryToken(text, merchantId)),
    buyerIdentityHashes: pseudonymiser.hashesOf(merchantId, {
      emails: buyer.emails,
      ...(customer ? { customer } : {}),
    }),
  };
}
