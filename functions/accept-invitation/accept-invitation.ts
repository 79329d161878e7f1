import { acceptInvitation, stateOfInvitation } from '../../core/growth/accept-invitation.ts';
import { type InvitationToken, readInvitation } from '../../core/growth/invitation-token.ts';
import type { Prospect, ProspectEnrolment } from '../../core/growth/prospect.ts';
import type { ProspectStore } from '../../core/growth/prospect-store.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { Mac, SigningKeys } from '../../core/tracking/click-token.ts';
import {
  type EnrolCustomerPorts,
  enrolCustomer,
  type OpenProgram,
} from '../shared/growth/enrol-customer.ts';

export type AcceptInvitationPorts = EnrolCustomerPorts & {
  readonly directory: Pick<ProgramDirectory, 'findProgram' | 'findMerchant'>;
  readonly prospects: Pick<ProspectStore, 'find' | 'change'>;
  readonly readTokenKeys: () => Promise<SigningKeys>;
  readonly mac: Mac;
};

/** An invitation that can be accepted. */
export type OpenInvitation = {
  readonly token: InvitationToken;
  readonly prospect: Prospect;
  readonly program: OpenProgram;
  readonly merchantName: string;
};

/** `unknown`: nobody was ever invited by it. `over`: it was used, replaced, has expired, or the program takes nobody in any more. */
export type InvitationOutcome<Good> = Good | 'unknown' | 'over';

/** Looks at an invitation, and changes nothing: whoever previews a link has not accepted it. */
export async function findInvitation(
  ports: AcceptInvitationPorts,
  text: string,
): Promise<InvitationOutcome<OpenInvitation>> {
  const read = readInvitation(text, await ports.readTokenKeys(), ports.mac, ports.now());
  if ('refusal' in read) return read.refusal === 'expired' ? 'over' : 'unknown';
  const { token } = read;
  const { merchantId, prospectId } = token;
  const prospect = await ports.prospects.find(merchantId, prospectId);
  if (prospect === undefined) return 'over';
  const state = stateOfInvitation(prospect, token);
  if (state === 'used' || state === 'replaced') return 'over';
  const [program, merchant] = await Promise.all([
    ports.directory.findProgram(merchantId, prospect.programId),
    ports.directory.findMerchant(merchantId),
  ]);
  if (program?.enrolment === undefined || merchant === undefined) return 'over';
  const open = { ...program, enrolment: program.enrolment };
  return { token, prospect, program: open, merchantName: merchant.name };
}

export type AcceptedInvitation = OpenInvitation & { readonly enrolment: ProspectEnrolment };

/**
 * Accepts an invitation, once: the invited customer is a creator when this answers. Whoever accepts, breaks off and
 * comes again is gone on with; once it is done, the invitation is over.
 */
export async function acceptOpenInvitation(
  ports: AcceptInvitationPorts,
  text: string,
): Promise<InvitationOutcome<AcceptedInvitation>> {
  const found = await findInvitation(ports, text);
  if (typeof found === 'string') return found;
  const { token, program } = found;
  const accepted = await ports.prospects.change(token.merchantId, token.prospectId, (known) =>
    acceptInvitation(known, token, ports.now()),
  );
  if (accepted === undefined) return 'over';
  const enrolment = await enrolCustomer(ports, program, accepted);
  return enrolment === undefined ? 'over' : { ...found, prospect: accepted, enrolment };
}
