import type { SubIds, Touch } from '../../core/attribution/touch.ts';
import type { Link } from '../../core/programs/program.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { ClickToken, Mac, SigningKeys } from '../../core/tracking/click-token.ts';
import { type ClickRequest, filterClick } from '../../core/tracking/filter-click.ts';
import { issueToken } from '../../core/tracking/issue-token.ts';
import { landingUrl } from '../../core/tracking/landing-url.ts';
import type { TouchMessage } from '../../core/tracking/touch-message.ts';
import { expandUtm } from '../../core/tracking/utm-template.ts';

export type ClickPorts = {
  readonly links: Pick<ProgramDirectory, 'findLink'>;
  readonly readTokenKeys: () => Promise<SigningKeys>;
  readonly mac: Mac;
  readonly sendTouch: (message: TouchMessage) => Promise<void>;
  readonly isBot: (userAgent: string) => boolean;
  readonly newId: () => string;
  readonly now: () => Instant;
  /** Told when a click could not be queued or signed; the visitor is sent on all the same. */
  readonly reportFault: (error: unknown) => void;
};

export type Click = ClickRequest & {
  readonly slug: string;
  /** The browser's visitor id, if it has one. */
  readonly visitorId: string | undefined;
  /** What the creator told this placement apart by. */
  readonly subIds?: SubIds;
};

export type ClickOutcome =
  | 'not-found'
  | 'gone'
  | {
      readonly location: string;
      /** The visitor to remember; absent where nobody is to be remembered. */
      readonly visitorId?: string;
    };

export type RedirectClick = (click: Click) => Promise<ClickOutcome>;

/**
 * Sends a visitor on to the link's own destination, with a token that alone is enough to attribute.
 *
 * What is no person's click (bots, prefetches, HEAD) gets no token; bots and prefetches are
 * recorded with the reason why they do not count. Neither address nor user agent is kept.
 */
export function makeRedirectClick(ports: ClickPorts): RedirectClick {
  return async (click) => {
    const link = await ports.links.findLink(click.slug);
    const now = ports.now();
    if (link === undefined || link.activeFrom > now) return 'not-found';
    if (link.inactiveFrom !== undefined && link.inactiveFrom <= now) return 'gone';

    const filtered = filterClick(click, ports.isBot);
    const landing = { destination: link.destination, utm: expandUtm(link, click.subIds) };
    if (filtered === 'head') return { location: landingUrl(landing) };
    const visitorId = click.visitorId ?? ports.newId();
    const token = describeClick(link, visitorId, ports.newId(), now);
    const touch = {
      ...touchOf(token),
      ...(click.subIds === undefined ? {} : { subIds: click.subIds }),
      ...(filtered === undefined ? {} : { filtered }),
    };
    const send = () => ports.sendTouch({ merchantId: link.merchantId, touch });
    if (filtered !== undefined) {
      await attempt(ports, send);
      return { location: landingUrl(landing) };
    }
    const sign = async () => issueToken(token, await ports.readTokenKeys(), ports.mac);
    const [signed] = await Promise.all([attempt(ports, sign), attempt(ports, send)]);
    return { location: landingUrl(landing, signed), visitorId };
  };
}

/** A fault of ours is ours to look into, and never keeps a customer from the shop. */
async function attempt<Result>(
  ports: ClickPorts,
  act: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await act();
  } catch (error) {
    ports.reportFault(error);
    return undefined;
  }
}

/** The click's token; the touch has the same id and time, so both are one click wherever they meet. */
function describeClick(link: Link, visitorId: string, touchId: string, at: Instant): ClickToken {
  const { merchantId, slug, programId, creatorId, contentId } = link;
  const token = { merchantId, touchId, slug, programId, creatorId, visitorId, at };
  return contentId === undefined ? token : { ...token, contentId };
}

function touchOf({ merchantId: _, ...token }: ClickToken): Touch {
  return { ...token, kind: 'click', recordedAt: token.at };
}
