import type { Instant } from '../time/instant.ts';
import type { InvitationToken } from './invitation-token.ts';
import type { Prospect } from './prospect.ts';

/** What an invitation is worth now. `replaced`: a newer one was made. */
export type InvitationState = 'open' | 'begun' | 'used' | 'replaced';

/** Whether a prospect can still accept an invitation. `begun`: it was accepted, and what follows broke off. */
export function stateOfInvitation(
  { invitation, enrolled }: Pick<Prospect, 'invitation' | 'enrolled'>,
  { invitationId }: Pick<InvitationToken, 'invitationId'>,
): InvitationState {
  if (enrolled !== undefined) return 'used';
  if (invitation?.invitationId !== invitationId) return 'replaced';
  return invitation.acceptedAt === undefined ? 'open' : 'begun';
}

/** The prospect who accepts; `undefined` if there is nothing to accept. The first time stands. */
export function acceptInvitation(
  prospect: Prospect | undefined,
  token: InvitationToken,
  at: Instant,
): Prospect | undefined {
  const { invitation } = prospect ?? {};
  if (prospect === undefined || invitation === undefined) return undefined;
  const state = stateOfInvitation(prospect, token);
  if (state === 'begun') return prospect;
  if (state !== 'open') return undefined;
  return { ...prospect, invitation: { ...invitation, acceptedAt: at }, changedAt: at };
}
