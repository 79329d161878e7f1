import { sealFact } from '../../adapters/shops/seal-fact.ts';
import type { ParsedDelivery, ParsedFact, Rejection } from '../../adapters/shops/shop-adapter.ts';
import type { RejectedFact } from '../../core/assessment/order-facts.ts';
import type { Connection } from '../../core/programs/program.ts';
import type { Webhook, WebhookPorts } from './receive-webhook.ts';

type FactPorts = Pick<WebhookPorts, 'loadSealing' | 'references' | 'now'> & {
  readonly store: Pick<WebhookPorts['store'], 'addFact'>;
};

type Ports = FactPorts & Pick<WebhookPorts, 'store' | 'reportRejected'>;

/** Makes durable whatever a delivery says. */
export async function keepDelivery(
  ports: Ports,
  connection: Connection,
  webhook: Webhook,
  topic: string | undefined,
  parsed: Exclude<ParsedDelivery, { kind: 'not-parseable' }>,
) {
  if (parsed.kind === 'ignored') return 'ignored';
  return parsed.kind === 'rejected'
    ? keepRejected(ports, connection, webhook, topic, parsed.rejection)
    : keepFacts(ports, connection, parsed.facts);
}

/** Makes durable what somebody told of an order, under the order or under what it is called by. */
export async function keepFacts(
  ports: FactPorts,
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
  return answers.includes('added') ? 'stored' : 'duplicate';
}

/** Named by its content: the delivery's id and topic are not signed, so a replay could vary them. */
async function keepRejected(
  ports: Ports,
  { merchantId, connectionId, provider }: Connection,
  { body }: Webhook,
  topic: string | undefined,
  { reason, detail }: Rejection,
): Promise<'rejected'> {
  const { sha256 } = await ports.loadSealing();
  const digest = sha256(new TextDecoder().decode(body));
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
