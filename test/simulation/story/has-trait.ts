import type { Fact } from '../../../core/assessment/order-facts.ts';
import type { StoryTrait } from '../faults/focus.ts';
import type { ToldOrder } from './draw-order.ts';
import type { Story, StoryMoment } from './story.ts';

/** Whether a story has what histories with a focus need. */
export function hasTrait(story: Story, trait: StoryTrait): boolean {
  const { orders } = story;
  switch (trait) {
    case 'evidence-first':
      return !story.hasVisitors && story.moments.some(isRest);
    case 'facts-while-closing':
      return story.moments.some(isBusy);
    // Whoever draws who is paid how sees to it.
    case 'over-called-rails':
      return story.moments.some(({ events }) => events.some(isPaying));
    case 'in-euro':
      return orders.some(({ evidence }) => evidence.some(isInEuro));
    case 'two-runs-at-once':
      return story.moments.some(hasTwoRuns);
    case 'one-buyer-twice':
      return (
        hasTrait(story, 'evidence-first') &&
        orders.some((order, place) =>
          orders.slice(place + 1).some((other) => haveOneBuyer(order, other)),
        )
      );
    case 'refund-and-later-money':
      return (
        orders.length > 1 &&
        orders.some(({ late }) => late.some(({ content }) => content.kind === 'refund'))
      );
  }
}

/** Nothing happens but that all work is done. */
const isRest = ({ events }: StoryMoment): boolean =>
  events.length > 0 && events.every(({ kind }) => kind === 'calm');

/** Windows close while the shop tells of orders. */
function isBusy({ events }: StoryMoment): boolean {
  const kinds = new Set(events.map(({ kind }) => kind));
  return kinds.has('close') && kinds.has('fact') && !kinds.has('calm');
}

const isPaying = ({ kind }: StoryMoment['events'][number]): boolean =>
  kind === 'pay' || kind === 'run';

/** The schedule pays while a person does. */
function hasTwoRuns({ events }: StoryMoment): boolean {
  const kinds = new Set(events.map(({ kind }) => kind));
  return kinds.has('pay') && kinds.has('run');
}

const isInEuro = ({ content }: Fact): boolean =>
  content.kind === 'order' && content.order.currency === 'EUR';

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
