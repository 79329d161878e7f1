import { escapeXml } from '../../adapters/rails/escape-xml.ts';
import { toEnrolmentAddresses } from '../shared/growth/enrolment-document.ts';
import { htmlPage } from '../shared/http/html-page.ts';
import type { HttpResponse } from '../shared/http/http.ts';
import type { AcceptedInvitation, OpenInvitation } from './accept-invitation.ts';

// The address holds the invitation: no store between keeps it.
const cacheControl = 'no-store';

/** Asks whether somebody accepts: nothing happens before the button. */
export function invitationPage(
  { program, merchantName, prospect }: OpenInvitation,
  text: string,
): HttpResponse {
  const title = `${merchantName} invites you`;
  const who = prospect.name ?? prospect.handles[0]?.handle ?? 'you';
  const body = [
    `<h1>${escapeXml(title)}</h1>`,
    `<p>Hello ${escapeXml(who)}, you left your social handle with ${escapeXml(merchantName)}. Would you like to recommend its products in the program “${escapeXml(program.name)}”?</p>`,
    '<p>You get a link, a code and a page of your own at once, and a commission when somebody buys by them. You have to say that it is advertising wherever you share them.</p>',
    '<form method="post" action="/invitations">',
    `<input type="hidden" name="t" value="${escapeXml(text)}">`,
    '<button type="submit">Accept the invitation</button>',
    '</form>',
    '<p>If you do not want to, close this page: nothing happens.</p>',
  ].join('\n');
  return htmlPage({ status: 200, title, body, cacheControl, hasForm: true });
}

/** Shows what the new creator got, this once. */
export function welcomePage(
  { enrolment, program, merchantName }: AcceptedInvitation,
  origin: string,
): HttpResponse {
  const { link, code, storefront } = toEnrolmentAddresses(enrolment, program, origin);
  const title = `Welcome to ${program.name}`;
  const body = [
    `<h1>${escapeXml(title)}</h1>`,
    '<dl>',
    `<dt>Your link</dt><dd>${escapeXml(link)}</dd>`,
    `<dt>Your code</dt><dd>${escapeXml(code)}</dd>`,
    `<dt>Your page</dt><dd><a href="${escapeXml(storefront)}">${escapeXml(storefront)}</a></dd>`,
    '</dl>',
    `<p>Keep them: this page is shown once. ${escapeXml(merchantName)} tells you how you are paid.</p>`,
  ].join('\n');
  return htmlPage({ status: 200, title, body, cacheControl });
}

const refusals = {
  unknown: { status: 404, title: 'There is no such invitation' },
  over: { status: 410, title: 'This invitation is over' },
} as const;

/** Says that there is nothing to accept, and not whom it was for. */
export function refusalPage(refusal: keyof typeof refusals): HttpResponse {
  const { status, title } = refusals[refusal];
  const body = `<h1>${title}</h1><p>Ask whoever sent it to you for another one.</p>`;
  return htmlPage({ status, title, body, cacheControl });
}
