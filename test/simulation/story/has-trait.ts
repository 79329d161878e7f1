import type { StoryTrait } from '../faults/focus.ts';
import type { ToldOrder } from './draw-order.ts';
import type { Story } from './story.ts';

/** Whether a story has what histories with a focus need. */
export function hasTrait({ orders }: Story, trait: StoryTrait): boolean {
  switch (trait) {
    case 'two-merchants':
      return new Set(orders.map(({ merchantId }) => merchantId)).size > 1;
    case 'one-buyer-twice':
      return orders.some((order, place) =>
        orders.slice(place + 1).some((other) => haveOneBuyer(order, other)),
      );
    case 'refund-and-later-money':
      return (
        orders.length > 1 &&
        orders.some(({ late }) => late.some(({ content }) => content.kind === 'refund'))
      );
  }
}

function haveOneBuyer(one: ToldOrder, other: ToldOrder): boolean {
  const buyers = buyersOf(other);
  return (
    one.merchantId === other.merchantId && [...buyersOf(one)].some((buyer) => buyers.has(buyer))
  );
}

function buyersOf({ evidence }: ToldOrder): Set<string> {
  return new Set(
    evidence.flatMap(({ content }) =>
      content.kind === 'order' ? content.order.buyerIdentityHashes : [],
    ),
  );
}
