import type { HttpEvent, HttpResponse } from '../shared/http/http.ts';
import { originOf } from '../shared/http/origin-of.ts';
import { problem } from '../shared/http/problem.ts';
import { unavailable } from '../shared/http/unavailable.ts';
import type { LogError } from '../shared/logger.ts';
import {
  type AcceptInvitationPorts,
  acceptOpenInvitation,
  findInvitation,
} from './accept-invitation.ts';
import { invitationPage, refusalPage, welcomePage } from './invitation-page.ts';

/** A form with one token is far shorter. */
const longestForm = 4_096;

/**
 * `GET /invitations?t=…` shows an invitation, `POST /invitations` accepts it. The token stands in the query and in the
 * form, never in the path, because paths are logged.
 */
export function makeEndpoint(ports: AcceptInvitationPorts, logError: LogError) {
  return async (event: HttpEvent): Promise<HttpResponse> => {
    try {
      return event.requestContext.http.method === 'POST'
        ? await accept(ports, event)
        : await show(ports, event);
    } catch (error) {
      logError(error);
      return unavailable();
    }
  };
}

async function show(ports: AcceptInvitationPorts, event: HttpEvent): Promise<HttpResponse> {
  const text = event.queryStringParameters?.t ?? '';
  const found = await findInvitation(ports, text);
  return typeof found === 'string' ? refusalPage(found) : invitationPage(found, text);
}

async function accept(ports: AcceptInvitationPorts, event: HttpEvent): Promise<HttpResponse> {
  const [type = ''] = (event.headers['content-type'] ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/x-www-form-urlencoded') {
    return problem({ status: 415, title: 'An invitation is accepted by the form of its page.' });
  }
  const form = readForm(event);
  if (form.length > longestForm) return refusalPage('unknown');
  const outcome = await acceptOpenInvitation(ports, new URLSearchParams(form).get('t') ?? '');
  return typeof outcome === 'string' ? refusalPage(outcome) : welcomePage(outcome, originOf(event));
}

function readForm({ body = '', isBase64Encoded }: HttpEvent): string {
  return isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
}
