import { msPerMinute } from '../time/instant.ts';
import type { ClickToken } from './click-token.ts';

/** The cookie that holds the token of a browser's last click, for as long as a repetition is one. */
export const lastClickCookie = 'tl';
export const repetitionWindowMs = 30 * msPerMinute;

/**
 * Whether a visitor's click only repeats the one before: the same link, within half an hour. A click on
 * another link between the two makes the second one a click of its own, so that no model of attribution
 * decides otherwise because of it.
 *
 * @param last the visitor's last click, which its token proves.
 */
export function isRepetition(click: ClickToken, last: ClickToken): boolean {
  const ageMs = click.at - last.at;
  return (
    click.merchantId === last.merchantId &&
    click.slug === last.slug &&
    click.visitorId === last.visitorId &&
    ageMs >= 0 &&
    ageMs < repetitionWindowMs
  );
}
