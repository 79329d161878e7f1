import type { Pseudonymiser } from '../../adapters/crypto/pepper.ts';
import { isHmacSha256 } from '../../adapters/webhooks/is-hmac-sha256.ts';
import type { IdentityGrade } from '../../core/growth/prospect.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { KeyCaller } from '../shared/http/caller.ts';
import { invalid } from '../shared/http/problem-error.ts';
import type { CaptureBody } from './capture-schema.ts';

export type IdentifyCustomerPorts = {
  readonly directory: Pick<ProgramDirectory, 'findConnection'>;
  readonly loadPseudonymiser: () => Promise<Pick<Pseudonymiser, 'hashesOf'>>;
  readonly readIdentifySecrets: (connectionId: string) => Promise<readonly string[]>;
};

export type IdentifiedCustomer = {
  readonly identity: IdentityGrade;
  readonly personHashes: readonly string[];
};

type Keys = Pick<CaptureBody, 'email' | 'customerId' | 'connectionId' | 'proof'>;

/**
 * Whose the handle is, who leaves here as peppered hashes. A back end is believed. A page proves a customer id
 * by the back end's HMAC of it, and then says nothing else of the person; an address that is typed into it is a claim.
 *
 * @throws ProblemError 422 for an unknown connection, a wrong proof, or a page's customer id without one.
 */
export async function identifyCustomer(
  ports: IdentifyCustomerPorts,
  { merchantId, publishable }: Pick<KeyCaller, 'merchantId' | 'publishable'>,
  keys: Keys,
): Promise<IdentifiedCustomer> {
  const { email, customerId, connectionId } = keys;
  const isPage = publishable !== undefined;
  await requireConnection(ports, merchantId, connectionId);
  if (isPage && connectionId !== undefined) await requireProof(ports, connectionId, keys);

  const pseudonymiser = await ports.loadPseudonymiser();
  const personHashes = pseudonymiser.hashesOf(merchantId, {
    emails: email === undefined ? [] : [email],
    ...(customerId && connectionId ? { customer: { connectionId, id: customerId } } : {}),
  });
  if (personHashes.length === 0) throw issue('email', 'This is nobody’s address or id.');
  return { identity: isPage && customerId === undefined ? 'claimed' : 'proven', personHashes };
}

async function requireConnection(
  { directory }: IdentifyCustomerPorts,
  merchantId: string,
  connectionId: string | undefined,
): Promise<void> {
  if (connectionId === undefined) return;
  const connection = await directory.findConnection(merchantId, connectionId);
  if (connection === undefined) throw issue('connectionId', 'There is no such connection.');
}

async function requireProof(
  { readIdentifySecrets }: IdentifyCustomerPorts,
  connectionId: string,
  { email, customerId = '', proof }: Keys,
): Promise<void> {
  if (email !== undefined) {
    throw issue('email', 'A page proves a customerId and nothing else: leave the email out.');
  }
  if (proof === undefined)
    throw issue('proof', 'A page proves a customerId by the back end’s HMAC.');
  const secrets = await readIdentifySecrets(connectionId);
  if (isHmacSha256({ encoding: 'hex' }, Buffer.from(customerId), secrets, proof)) return;
  const message =
    secrets.length === 0
      ? 'The connection has no identifySecrets; save it with some.'
      : 'This is not the HMAC of the customerId under an identify secret of the connection.';
  throw issue('proof', message);
}

function issue(field: string, message: string) {
  return invalid([{ path: [field], message }]);
}
