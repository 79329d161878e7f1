import type { Instant } from '../../../core/time/instant.ts';
import type { WebhookVerifier } from '../../webhooks/webhook-verifier.ts';
import { formatVersion } from '../format-version.ts';
import { parseDelivery } from '../parse-delivery.ts';
import type { ParsedDelivery, ParsedFact, ShopAdapter } from '../shop-adapter.ts';
import { readChecked } from './event-fields.ts';
import { type DisputeData, type ShopEvent, shopEventSchema } from './event-schema.ts';
import { normaliseOrder } from './normalise-order.ts';
import { normaliseRefund } from './normalise-refund.ts';
import { restoreNumbers } from './restore-numbers.ts';

/**
 * An adapter for our own events, whoever signs them. What is wrong with an event is told to its sender, whose makers can
 * change it.
 *
 * @param provider the first part of the ids of facts.
 */
export function makeShopEventAdapter(provider: string, verifier: WebhookVerifier): ShopAdapter {
  return {
    ...verifier,
    tellsFaults: true,
    parse(body) {
      return parseDelivery(body, (json) => {
        // The lossless parser has accepted the text, so that this one does, too.
        const plain: unknown = JSON.parse(new TextDecoder().decode(body));
        return readEvent(provider, restoreNumbers(json, plain));
      });
    },
  };
}

function readEvent(provider: string, document: unknown): ParsedDelivery {
  const parsed = shopEventSchema.safeParse(document);
  if (parsed.success) return { kind: 'facts', facts: [toFact(provider, parsed.data)] };

  const issues = parsed.error.issues.map(({ code, path, message }) => ({ code, path, message }));
  const sentences = issues.map(
    ({ path, message }) => `${path.join('.') || 'The event'}: ${message}`,
  );
  const detail = sentences.slice(0, 5).join(' ');
  return { kind: 'rejected', rejection: { reason: 'invalid-event', detail, issues } };
}

function toFact(provider: string, event: ShopEvent): ParsedFact {
  const { orderId } = event.data;
  const { about, sourceVersion } = identify(event);
  return {
    factId: `${provider}/${about}@${formatVersion(sourceVersion)}`,
    orderId,
    sourceVersion,
    content: toContent(event),
  };
}

function identify(event: ShopEvent): { readonly about: string; readonly sourceVersion: Instant } {
  const { orderId } = event.data;
  switch (event.type) {
    case 'order':
      return { about: `order/${orderId}`, sourceVersion: event.data.updatedAt };
    case 'refund': {
      const { refundId, refundedAt, updatedAt = refundedAt } = event.data;
      return { about: `refund/${orderId}/${refundId}`, sourceVersion: updatedAt };
    }
    case 'dispute': {
      const { disputeId, openedAt, endedAt = openedAt, updatedAt = endedAt } = event.data;
      return { about: `dispute/${orderId}/${disputeId}`, sourceVersion: updatedAt };
    }
    case 'cancellation':
      return { about: `cancellation/${orderId}`, sourceVersion: event.data.cancelledAt };
  }
}

function toContent(event: ShopEvent): ParsedFact['content'] {
  const { type: topic } = event;
  switch (event.type) {
    case 'order':
      return { kind: 'order', topic, order: normaliseOrder(event.data) };
    case 'refund': {
      const { currency } = event.data;
      return { kind: 'refund', topic, refund: normaliseRefund(event.data), currency };
    }
    case 'dispute':
      return { kind: 'dispute', topic, dispute: toDispute(event.data) };
    case 'cancellation': {
      const { cancelledAt } = event.data;
      return { kind: 'cancellation', topic, cancellation: { cancelledAt } };
    }
  }
}

function toDispute({ disputeId, kind, status, openedAt, endedAt, amount, currency }: DisputeData) {
  const ended = endedAt === undefined ? {} : { endedAt };
  const minorUnits = readChecked(amount, currency);
  return { disputeId, kind, status, openedAt, ...ended, minorUnits, currency };
}
