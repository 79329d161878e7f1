import type { OwnKey } from '../shared/http/require-own-key.ts';
import { disconnectAccount, type Revocation } from '../shared/social/end-account.ts';
import { findAccount } from './find-account.ts';
import type { ManageSocialPorts } from './ports.ts';

const words: Readonly<Record<Revocation, string>> = {
  revoked: 'The platform has taken the grant back.',
  'by-hand': 'Take the grant back in the settings of the platform, too: only you can.',
  failed: 'The platform did not take the grant back in time: look at its settings, too.',
  'nothing-granted': 'Nothing was granted at the platform.',
};

/** Disconnects an account. @throws ProblemError 404 if the creator has no such account. */
export async function endOfAccount(ports: ManageSocialPorts, whose: OwnKey, accountId: string) {
  const account = await findAccount(ports, whose, accountId);
  const grant = await disconnectAccount(ports, account);
  return { accountId, status: 'disconnected', grant, detail: words[grant] };
}
