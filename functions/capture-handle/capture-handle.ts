import { captureHandle } from '../../core/growth/capture-handle.ts';
import { judgeOpenEnrolment } from '../../core/growth/judge-open-enrolment.ts';
import { nameProspect } from '../../core/growth/name-prospect.ts';
import { normaliseHandle } from '../../core/growth/normalise-handle.ts';
import type { HandleConsent, Prospect, ProspectEnrolment } from '../../core/growth/prospect.ts';
import type { ProspectStore } from '../../core/growth/prospect-store.ts';
import type { SocialHandle } from '../../core/growth/social-handle.ts';
import type { CustomerHistory } from '../../core/identity/customer-history.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { Instant } from '../../core/time/instant.ts';
import {
  type EnrolCustomerPorts,
  enrolCustomer,
  type OpenProgram,
} from '../shared/growth/enrol-customer.ts';
import { requireOwnProducts } from '../shared/growth/favourite-schema.ts';
import { findPurchases } from '../shared/growth/find-purchases.ts';
import type { KeyCaller } from '../shared/http/caller.ts';
import { invalid } from '../shared/http/problem-error.ts';
import type { CaptureBody } from './capture-schema.ts';
import { type IdentifyCustomerPorts, identifyCustomer } from './identify-customer.ts';

export type CaptureHandlePorts = EnrolCustomerPorts &
  IdentifyCustomerPorts & {
    readonly directory: Pick<ProgramDirectory, 'findProgram'>;
    readonly prospects: Pick<ProspectStore, 'change' | 'listOfPerson'>;
    readonly history: Pick<CustomerHistory, 'list'>;
  };

/** `received` says nothing of whether anything is kept: of an erased person nothing is, and nobody is told that one was. */
export type CaptureOutcome =
  | { readonly kind: 'received' }
  | {
      readonly kind: 'enrolled';
      readonly enrolment: ProspectEnrolment;
      readonly program: OpenProgram;
    };

export type CaptureHandle = (caller: KeyCaller, body: CaptureBody) => Promise<CaptureOutcome>;

/**
 * Takes in a handle that a customer left; where the program is open and the customer is proven to be one, the
 * customer is a creator when this answers. The same again comes to the same.
 */
export function makeCaptureHandle(ports: CaptureHandlePorts): CaptureHandle {
  return async (caller, body) => {
    const { merchantId } = caller;
    const program = await requireOpenProgram(ports, merchantId, body.programId);
    requireOwnProducts(body.favourites, program.landingHosts, 'favourites');
    const handle = readHandle(body);
    const at = ports.now();
    const consent = readConsent(caller, body, at);
    const { identity, personHashes } = await identifyCustomer(ports, caller, body);

    const owner = { merchantId, programId: program.programId, identity, personHashes };
    const found = await findPointers(ports, merchantId, personHashes);
    const prospectId = nameProspect({ ...owner, handle }, found, ports.sha256);
    const { name, favourites } = body;
    const capture = {
      ...{ ...owner, prospectId, favourites, at, handle: { ...handle, consent } },
      ...(name === undefined ? {} : { name }),
    };
    const prospect = await ports.prospects.change(merchantId, prospectId, (known) =>
      captureHandle(known, capture),
    );
    return prospect === undefined ? { kind: 'received' } : enrolIfOpen(ports, program, prospect);
  };
}

async function requireOpenProgram(
  { directory }: CaptureHandlePorts,
  merchantId: string,
  programId: string,
): Promise<OpenProgram> {
  const program = await directory.findProgram(merchantId, programId);
  if (program?.enrolment !== undefined) return { ...program, enrolment: program.enrolment };
  const message =
    program === undefined
      ? 'There is no such program.'
      : 'The program takes no customers in; save it with an enrolment.';
  throw invalid([{ path: ['programId'], message }]);
}

function readHandle({ platform, handle }: CaptureBody): SocialHandle {
  const read = normaliseHandle(platform, handle);
  if (read !== undefined) return read;
  const message = `This is no handle on ${platform}, nor the address of a profile there.`;
  throw invalid([{ path: ['handle'], message }]);
}

function readConsent(
  { publishable }: KeyCaller,
  { consent: { version, at } }: CaptureBody,
  now: Instant,
): HandleConsent {
  const isPage = publishable !== undefined;
  const refused =
    at === undefined
      ? undefined
      : isPage
        ? 'A page says nothing of the time: it is now.'
        : at > now
          ? 'This time is in the future.'
          : undefined;
  if (refused !== undefined) throw invalid([{ path: ['consent', 'at'], message: refused }]);
  return { version, at: at ?? now, through: isPage ? 'page' : 'back-end' };
}

async function findPointers(
  { prospects }: CaptureHandlePorts,
  merchantId: string,
  personHashes: readonly string[],
) {
  const found = await Promise.all(
    personHashes.map((hash) => prospects.listOfPerson(merchantId, hash)),
  );
  return found.flat();
}

async function enrolIfOpen(
  ports: CaptureHandlePorts,
  program: OpenProgram,
  prospect: Prospect,
): Promise<CaptureOutcome> {
  const { merchantId, personHashes } = prospect;
  const purchases = await findPurchases(ports.history, merchantId, personHashes);
  const verdict = judgeOpenEnrolment(program.enrolment, prospect, purchases);
  if (verdict !== 'open') return { kind: 'received' };
  const enrolment = await enrolCustomer(ports, program, prospect);
  return enrolment === undefined ? { kind: 'received' } : { kind: 'enrolled', enrolment, program };
}
