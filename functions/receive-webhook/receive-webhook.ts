import type { ShopAdapter } from '../../adapters/shops/shop-adapter.ts';
import { readHeader } from '../../adapters/webhooks/read-header.ts';
import type {
  Verification,
  VerificationRefusal,
  WebhookDelivery,
} from '../../adapters/webhooks/webhook-verifier.ts';
import type { PrivacyRequestStore } from '../../core/privacy/index.ts';
import { merchantOfConnection } from '../../core/programs/merchant-of-connection.ts';
import type { Connection } from '../../core/programs/program.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { ConversionStore } from '../../core/settlement/conversion-store.ts';
import { type Contradiction, findContradiction } from '../shared/facts/find-contradiction.ts';
import type { FactPorts } from '../shared/facts/keep-told.ts';
import type { PrivacyRequestKey } from '../shared/queues/privacy-queue.ts';
import type { RefetchMessage } from '../shared/queues/work-messages.ts';
import { keepDelivery } from './keep-delivery.ts';

export type WebhookPorts = FactPorts & {
  readonly findAdapter: (provider: string) => ShopAdapter | undefined;
  readonly connections: Pick<ProgramDirectory, 'findConnection'>;
  /** The connection's live secrets or public keys, the current one first; read again if what is remembered is older than `maxAgeMs`. */
  readonly readSecrets: (
    connection: Pick<Connection, 'connectionId' | 'provider'>,
    maxAgeMs?: number,
  ) => Promise<readonly string[]>;
  /** Facts are looked up only for senders who are told of contradictions. */
  readonly store: Pick<ConversionStore, 'addFact' | 'addRejectedFact' | 'findFacts'>;
  /** Asks for an order to be read from its shop's API; durable once it answers. */
  readonly askForRefetch: (message: RefetchMessage) => Promise<void>;
  /** What shops ask for their customers, and the work of doing it. */
  readonly privacyRequests: Pick<PrivacyRequestStore, 'add'>;
  readonly enqueuePrivacy: (key: PrivacyRequestKey) => Promise<void>;
};

export type Webhook = WebhookDelivery & {
  readonly provider: string;
  readonly connectionId: string;
};

export type WebhookOutcome =
  | { readonly kind: 'unknown-connection' }
  | { readonly kind: 'not-authentic'; readonly refusal: VerificationRefusal }
  | { readonly kind: 'not-parseable'; readonly detail: string }
  | WebhookFault
  | {
      /** Whatever the delivery says is durable, or says nothing that is kept. */
      readonly kind: 'accepted';
      readonly outcome: 'stored' | 'duplicate' | 'queued' | 'rejected' | 'ignored';
      /** What the sender wants to find in the answer. */
      readonly acknowledgement?: ShopAdapter['acknowledgement'];
    };

/** What a sender is told whose makers can change it. */
export type WebhookFault =
  | { readonly kind: 'not-json' }
  | { readonly kind: 'invalid'; readonly detail: string; readonly issues: readonly unknown[] }
  | Contradiction;

export type ReceiveWebhook = (webhook: Webhook) => Promise<WebhookOutcome>;

/**
 * Takes a shop's webhook in: verified before it is read, stored before it is answered.
 *
 * What is wrong with the content of an authentic delivery makes a rejected fact and not a refusal,
 * because a shop drops a subscription that is refused too often, with all the good deliveries. What a
 * connection of kind `payments` tells never makes an order. A closed connection tells nothing any more, and may
 * still ask for what the law gives its customers.
 */
export function makeReceiveWebhook(ports: WebhookPorts): ReceiveWebhook {
  return async (webhook) => {
    const adapter = ports.findAdapter(webhook.provider);
    const connection = adapter && (await findConnection(ports, webhook));
    if (connection?.kind === 'payouts') return { kind: 'unknown-connection' };
    const parse = connection?.kind === 'payments' ? adapter?.parsePayments : adapter?.parse;
    if (adapter === undefined || connection === undefined || parse === undefined) {
      return { kind: 'unknown-connection' };
    }
    if (adapter.isPing?.(webhook)) return { kind: 'accepted', outcome: 'ignored' };

    const verification = await verify(ports, adapter, connection, webhook);
    if (!verification.ok) return { kind: 'not-authentic', refusal: verification.refusal };

    if (adapter.tellsFaults === true && !isJson(webhook)) return { kind: 'not-json' };
    const parsed = parse(webhook.body, verification.topic);
    if (parsed.kind === 'not-parseable') return parsed;
    if (connection.closedAt !== undefined && parsed.kind !== 'privacy') {
      return { kind: 'accepted', outcome: 'ignored' };
    }
    const fault =
      adapter.tellsFaults === true ? await findContradiction(ports, connection, parsed) : undefined;
    if (fault !== undefined) return fault;
    const outcome = await keepDelivery(ports, connection, webhook, verification.topic, parsed);
    if (parsed.kind === 'rejected' && adapter.tellsFaults === true) {
      const { detail, issues = [] } = parsed.rejection;
      return { kind: 'invalid', detail, issues };
    }
    return { kind: 'accepted', outcome, acknowledgement: adapter.acknowledgement };
  };
}

function isJson(webhook: Webhook): boolean {
  const type = readHeader(webhook, 'content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  return type === 'application/json' || type.endsWith('+json');
}

/** A delivery that no remembered secret signed may be signed by one that has just been rotated in. */
async function verify(
  ports: WebhookPorts,
  adapter: ShopAdapter,
  connection: Connection,
  webhook: Webhook,
): Promise<Verification> {
  const receipt = { now: ports.now() };
  const verification = adapter.verify(webhook, await ports.readSecrets(connection), receipt);
  if (verification.ok || verification.refusal !== 'bad-signature') return verification;

  const secrets = await ports.readSecrets(connection, rereadAfterMs);
  return adapter.verify(webhook, secrets, receipt);
}

/** Forged deliveries must not become calls of Secrets Manager: at most one in this time, per process. */
const rereadAfterMs = 10_000;

/** A connection's id names its merchant, so an unauthenticated address says whose it is. */
async function findConnection(
  ports: WebhookPorts,
  { provider, connectionId }: Webhook,
): Promise<Connection | undefined> {
  const merchantId = merchantOfConnection(connectionId);
  if (merchantId === undefined) return undefined;
  const connection = await ports.connections.findConnection(merchantId, connectionId);
  return connection?.provider === provider ? connection : undefined;
}
