import { issueToken } from '../../core/tracking/issue-token.ts';
import { landingUrl } from '../../core/tracking/landing-url.ts';
import { expandUtm } from '../../core/tracking/utm-template.ts';
import { attempt } from './attempt.ts';
import { describeClick } from './describe-click.ts';
import { type ClosedLink, findOpenLink } from './find-open-link.ts';
import { type AgentOffer, offerToAgent } from './offer-to-agent.ts';
import type { Click, ClickPorts } from './redirect-click.ts';
import { toTouchMessage } from './to-touch-message.ts';

export type AgentQuestion = Pick<Click, 'slug' | 'subIds'> & {
  /** The host under which the agent found the link. */
  readonly host: string;
};

export type AnswerAgent = (question: AgentQuestion) => Promise<ClosedLink | AgentOffer>;

/**
 * Tells a program that shops for a person where a link leads, with a token for the shop's checkout. It says
 * itself that it is a program, so nothing filters it; its touch is of the kind `agent`. Nobody is remembered.
 *
 * @throws Error if the token cannot be signed: an offer without one is worth nothing, and the agent asks again.
 */
export function makeAnswerAgent(ports: Omit<ClickPorts, 'isBot' | 'isDataCentre'>): AnswerAgent {
  return async ({ slug, subIds, host }) => {
    const at = ports.now();
    const link = await findOpenLink(ports.links, slug, at);
    if (typeof link === 'string') return link;

    const token = describeClick(link, {
      ...{ visitorId: ports.newId(), touchId: ports.newId(), at, askedBy: 'agent' },
      ...(subIds === undefined ? {} : { subIds }),
    });
    const signed = issueToken(token, await ports.readTokenKeys(), ports.mac);
    await attempt(ports, () => ports.sendTouch(toTouchMessage(token)));
    const url = landingUrl({ ...link, utm: expandUtm(link, subIds) }, signed);
    return offerToAgent(link, token, signed, { url, provider: host });
  };
}
