import type { SubIds, Touch } from '../../core/attribution/touch.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { ClickToken, Mac, SigningKeys } from '../../core/tracking/click-token.ts';
import { type Direction, directClick } from '../../core/tracking/direct-click.ts';
import {
  type ClickRequest,
  type ClickTests,
  filterClick,
} from '../../core/tracking/filter-click.ts';
import { isRepetition } from '../../core/tracking/is-repetition.ts';
import { issueToken } from '../../core/tracking/issue-token.ts';
import { landingUrl } from '../../core/tracking/landing-url.ts';
import { readPlatform } from '../../core/tracking/read-platform.ts';
import { readToken } from '../../core/tracking/read-token.ts';
import type { TouchMessage } from '../../core/tracking/touch-message.ts';
import { expandUtm } from '../../core/tracking/utm-template.ts';
import { attempt } from './attempt.ts';
import { describeClick } from './describe-click.ts';
import { type ClosedLink, findOpenLink } from './find-open-link.ts';
import { toTouchMessage } from './to-touch-message.ts';

export type ClickPorts = ClickTests & {
  readonly links: Pick<ProgramDirectory, 'findLink'>;
  readonly readTokenKeys: () => Promise<SigningKeys>;
  readonly mac: Mac;
  readonly sendTouch: (message: TouchMessage) => Promise<void>;
  readonly newId: () => string;
  readonly now: () => Instant;
  /** Told when a click could not be queued or signed; the visitor is sent on all the same. */
  readonly reportFault: (error: unknown) => void;
};

export type Click = ClickRequest & {
  readonly slug: string;
  /** The browser's visitor id, if it has one. */
  readonly visitorId: string | undefined;
  /** What the browser remembers as the token of its last click. */
  readonly lastClick?: string;
  /** What the creator told this placement apart by. */
  readonly subIds?: SubIds;
};

export type ClickOutcome =
  | ClosedLink
  | (Direction & {
      /** The visitor to remember; absent where nobody is to be remembered. */
      readonly visitorId?: string;
      /** The click to remember by its token; absent where the one before stays the last. */
      readonly lastClick?: string;
    });

export type RedirectClick = (click: Click) => Promise<ClickOutcome>;

/**
 * Sends a visitor on to where the link leads, with a token that alone is enough to attribute.
 *
 * What is no person's click (bots, prefetches, data centres, HEAD) gets no token; all but HEAD are
 * recorded with the reason why they do not count. A click that repeats the one before is sent on with
 * the token of that one, so both are one touch wherever they meet. Neither address nor user agent is kept.
 */
export function makeRedirectClick(ports: ClickPorts): RedirectClick {
  return async (click) => {
    const now = ports.now();
    const link = await findOpenLink(ports.links, click.slug, now);
    if (typeof link === 'string') return link;

    const filtered = filterClick(click, ports);
    const landing = { ...link, utm: expandUtm(link, click.subIds) };
    if (filtered === 'head') return { location: landingUrl(landing) };
    const visitorId = click.visitorId ?? ports.newId();
    const { subIds } = click;
    const token = describeClick(link, {
      ...{ visitorId, touchId: ports.newId(), at: now },
      ...(subIds === undefined ? {} : { subIds }),
    });
    const record = (reason?: Touch['filtered']) =>
      attempt(ports, () => ports.sendTouch(toTouchMessage(token, reason)));
    if (filtered !== undefined) {
      await record(filtered);
      return { location: landingUrl(landing) };
    }

    const platform = readPlatform(click.headers['user-agent'] ?? '');
    const repeated = await findRepeated(ports, click.lastClick, token);
    if (repeated !== undefined) {
      await record('repeated');
      return { ...directClick(landing, platform, repeated), visitorId };
    }
    const sign = async () => issueToken(token, await ports.readTokenKeys(), ports.mac);
    const [signed] = await Promise.all([attempt(ports, sign), record()]);
    return {
      ...directClick(landing, platform, signed),
      visitorId,
      ...(signed === undefined ? {} : { lastClick: signed }),
    };
  };
}

/** The token of the click that this one repeats. */
async function findRepeated(
  ports: ClickPorts,
  lastClick: string | undefined,
  click: ClickToken,
): Promise<string | undefined> {
  if (lastClick === undefined) return undefined;
  const keys = await attempt(ports, ports.readTokenKeys);
  const last = keys && readToken(lastClick, keys, ports.mac);
  return last && 'token' in last && isRepetition(click, last.token) ? lastClick : undefined;
}
