import * as z from 'zod';
import type { RouteDescription } from '../shared/openapi/route-description.ts';

const page = (description: string) => ({
  description,
  text: { contentType: 'text/html', description: 'A page without script.' },
});

const common = {
  tag: 'Prospects',
  access: 'public',
  problems: { 503: ['/problems/dependency-unavailable'] },
} as const;

const refusals = {
  404: page('Nobody was invited by it.'),
  410: page('It was used, replaced, or has expired.'),
} as const;

/** `/invitations`. */
export const invitationDescriptions: readonly RouteDescription[] = [
  {
    ...common,
    route: 'GET /invitations',
    operationId: 'showInvitation',
    summary: 'Shows an invitation',
    description: 'Nothing is accepted by it.',
    query: z.object({ t: z.string().describe('The invitation, as its link has it.') }),
    answers: { 200: page('Asks whether it is accepted.'), ...refusals },
  },
  {
    ...common,
    route: 'POST /invitations',
    operationId: 'acceptInvitation',
    summary: 'Accepts an invitation, once',
    takes: {
      contentType: 'application/x-www-form-urlencoded',
      description: '`t` is the invitation.',
    },
    answers: { 200: page('What the new creator got.'), ...refusals },
  },
];
