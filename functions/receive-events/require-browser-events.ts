import { invalid, ProblemError } from '../shared/http/problem-error.ts';
import type { TrackingEvent } from './events-schema.ts';

/** A page that is seen says a consent, a view, a lead, an identity: so many requests are not so many more events. */
const maxBrowserEvents = 10;

/**
 * Lets pass what everybody may say who can read a page: that it was seen, consent, an unconfirmed lead of a
 * token's creator, and who somebody is with the back end's proof. It happens when it arrives.
 *
 * @throws ProblemError 403 for anything else, 422 for more than a page has to say.
 */
export function requireBrowserEvents(events: readonly TrackingEvent[]): void {
  if (events.length > maxBrowserEvents) {
    const message = `A browser sends at most ${maxBrowserEvents} events at once.`;
    throw invalid([{ path: ['events'], message }]);
  }
  const place = events.findIndex((event) => !isForBrowsers(event));
  const refused = events[place];
  if (refused === undefined) return;
  throw new ProblemError({
    status: 403,
    type: '/problems/secret-key-needed',
    title: `A publishable key cannot send this ${refused.type} (events.${place}); the back end sends it with a secret key.`,
  });
}

function isForBrowsers(event: TrackingEvent): boolean {
  switch (event.type) {
    case 'view':
      return true;
    case 'consent':
      return event.at === undefined;
    case 'lead':
      return event.at === undefined && event.creatorId === undefined;
    case 'identify':
      return event.proof !== undefined && event.email === undefined;
    default:
      return false;
  }
}
