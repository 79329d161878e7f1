import type { ParsedDelivery, Refetch, Rejection } from '../../adapters/shops/shop-adapter.ts';
import type { Connection } from '../../core/programs/program.ts';
import { isShop } from '../../core/programs/shop-provider.ts';
import { keepTold } from '../shared/facts/keep-told.ts';
import { keepPrivacyRequest } from './keep-privacy-request.ts';
import type { Webhook, WebhookPorts } from './receive-webhook.ts';

/** Makes durable whatever a delivery says. */
export async function keepDelivery(
  ports: WebhookPorts,
  connection: Connection,
  webhook: Webhook,
  topic: string | undefined,
  parsed: Exclude<ParsedDelivery, { kind: 'not-parseable' }>,
) {
  const reject = (rejection: Rejection) => {
    const source = new TextDecoder().decode(webhook.body);
    return keepTold(ports, connection, { kind: 'rejected', rejection, topic, source });
  };
  switch (parsed.kind) {
    case 'ignored':
      return 'ignored';
    case 'facts':
      return keepFacts(ports, connection, parsed);
    case 'rejected':
      return reject(parsed.rejection);
    case 'privacy':
      return keepPrivacyRequest(ports, connection, webhook, parsed.asked);
    case 'refetch':
      if (isOfOtherShop(connection, parsed.refetch)) return reject(otherShop);
      // Without access nothing can be asked; what the shop tells of the order itself has to do.
      return hasApi(connection) ? keepRefetch(ports, connection, parsed.refetch) : 'ignored';
  }
}

/** What a delivery leaves out is asked for after what it tells is kept; where there is no access, that has to do. */
async function keepFacts(
  ports: WebhookPorts,
  connection: Connection,
  { facts, refetch }: Extract<ParsedDelivery, { kind: 'facts' }>,
) {
  const outcome = await keepTold(ports, connection, { kind: 'facts', facts });
  if (refetch !== undefined && hasApi(connection)) await keepRefetch(ports, connection, refetch);
  return outcome;
}

/** The queue is where it is durable: it is answered once the message is in it. */
async function keepRefetch(
  ports: WebhookPorts,
  { merchantId, connectionId }: Connection,
  { orderId, toldAt = ports.now(), topic }: Refetch,
): Promise<'queued'> {
  const told = { toldAt, ...(topic === undefined ? {} : { topic }) };
  await ports.askForRefetch({ merchantId, connectionId, orderId, ...told });
  return 'queued';
}

function hasApi(connection: Connection): boolean {
  return isShop(connection) && connection.hasApi === true;
}

const otherShop: Rejection = {
  reason: 'other-shop',
  detail: 'The event is of another shop that has the same app; its address belongs to this one.',
};

/** One app's secret signs for all shops that have the app, so a signature alone does not say whose an event is. */
function isOfOtherShop(connection: Connection, { account }: Refetch): boolean {
  const own = isShop(connection) ? connection.account : undefined;
  return own !== undefined && account !== undefined && own !== account;
}
