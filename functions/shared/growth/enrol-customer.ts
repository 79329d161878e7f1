import type { AuditedRequest } from '../../../core/audit/audit-entry.ts';
import type { AuditLog } from '../../../core/audit/audit-log.ts';
import { canonicalJson } from '../../../core/encoding/canonical-json.ts';
import type { EnrolmentSettings } from '../../../core/growth/enrolment-settings.ts';
import type { Prospect, ProspectEnrolment } from '../../../core/growth/prospect.ts';
import type { ProspectStore } from '../../../core/growth/prospect-store.ts';
import { slugOfHandle } from '../../../core/growth/slug-of-handle.ts';
import type { Storefront, StorefrontStore } from '../../../core/growth/storefront.ts';
import type { Creator, Program } from '../../../core/programs/program.ts';
import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';
import type { ProgramRegistry } from '../../../core/programs/program-registry.ts';
import { makeCode } from '../codes/make-code.ts';
import { type FillShelfPorts, fillShelf } from './fill-shelf.ts';
import { makeLink } from './make-link.ts';

export type EnrolCustomerPorts = FillShelfPorts & {
  readonly directory: Pick<
    ProgramDirectory,
    'findCreator' | 'findEnrolment' | 'findLink' | 'findCode'
  >;
  readonly registry: Pick<
    ProgramRegistry,
    'saveCreator' | 'saveEnrolment' | 'saveLink' | 'saveCode'
  >;
  readonly prospects: Pick<ProspectStore, 'change'>;
  readonly storefronts: StorefrontStore;
  readonly audit: Pick<AuditLog, 'begin' | 'end'>;
};

/** A program that takes customers in. */
export type OpenProgram = Program & { readonly enrolment: EnrolmentSettings };

/**
 * Makes a customer a creator with a link, a code and a storefront. Every step finds what an earlier, broken run has
 * made, so that it can be repeated and comes to one creator. `undefined` if it cannot be: the creator was erased, or
 * has left the program, or every slug or code like it is somebody else's.
 */
export async function enrolCustomer(
  ports: EnrolCustomerPorts,
  program: OpenProgram,
  prospect: Prospect,
): Promise<ProspectEnrolment | undefined> {
  const asked = describeEnrolment(ports, program, prospect);
  await ports.audit.begin(asked);
  const enrolled = await enrol(ports, program, prospect);
  await ports.audit.end(
    asked,
    enrolled === undefined
      ? { kind: 'refused', at: ports.now(), problem: 'about:blank' }
      : { kind: 'done', at: ports.now(), after: { creatorId: enrolled.creatorId } },
  );
  return enrolled;
}

async function enrol(
  ports: EnrolCustomerPorts,
  program: OpenProgram,
  prospect: Prospect,
): Promise<ProspectEnrolment | undefined> {
  const { merchantId, prospectId } = prospect;
  const creatorId = creatorIdOf(ports, prospect);
  const creator = await becomeCreator(ports, prospect, creatorId);
  if (creator === undefined || !(await join(ports, program, creatorId))) return undefined;

  const placed = prospect.enrolled ?? (await makePlacements(ports, program, creator, prospect));
  if (placed === undefined) return undefined;

  await openStorefront(ports, program, prospect, { creatorId, slug: placed.slug });
  const enrolled = { ...placed, creatorId, at: prospect.enrolled?.at ?? ports.now() };
  await ports.prospects.change(merchantId, prospectId, (known) => known && { ...known, enrolled });
  return enrolled;
}

/** A link and a code; what an earlier run made of them is found again. */
async function makePlacements(
  ports: EnrolCustomerPorts,
  program: OpenProgram,
  creator: Creator,
  { handles }: Prospect,
): Promise<Pick<ProspectEnrolment, 'slug' | 'code'> | undefined> {
  const { creatorId } = creator;
  const { destination, codePattern } = program.enrolment;
  const handle = handles[0]?.handle ?? creatorId;
  const link = await makeLink(ports, program, { creatorId, destination }, (attempt) =>
    slugOfHandle(handle, attempt),
  );
  const made = await makeCode(ports, creator, codePattern, {
    programId: program.programId,
    validFrom: ports.now(),
  });
  if (link === undefined || made === undefined) return undefined;
  return { slug: link.slug, code: made.code.code };
}

/** No name, because it stays in books after the person is erased. */
function creatorIdOf(
  { sha256 }: Pick<EnrolCustomerPorts, 'sha256'>,
  { merchantId, prospectId }: Prospect,
): string {
  return `customer-${sha256(canonicalJson([merchantId, prospectId])).slice(0, 16)}`;
}

async function becomeCreator(
  { directory, registry, now }: EnrolCustomerPorts,
  { merchantId, personHashes, name, handles }: Prospect,
  creatorId: string,
): Promise<Creator | undefined> {
  const known = await directory.findCreator(merchantId, creatorId);
  if (known?.erasedAt !== undefined) return undefined;
  if (known !== undefined) return known;
  const identityHashes = [...personHashes];
  const called = name ?? handles[0]?.handle ?? creatorId;
  return registry.saveCreator({ merchantId, creatorId, name: called, identityHashes }, now());
}

/** Whoever left, or was made to leave, comes back by nobody's automatism. */
async function join(
  { directory, registry, now }: EnrolCustomerPorts,
  { merchantId, programId, enrolment }: OpenProgram,
  creatorId: string,
): Promise<boolean> {
  const known = await directory.findEnrolment(merchantId, programId, creatorId);
  if (known !== undefined) return known.leftAt === undefined;
  const at = now();
  const group = enrolment.group === undefined ? {} : { group: enrolment.group };
  await registry.saveEnrolment({
    ...{ merchantId, programId, creatorId, enrolledAt: at },
    standings: [{ from: at, creatorClass: 'standard', ...group }],
  });
  return true;
}

/** What the creator has put on the shelf stays where it is; new favourites come behind it. */
async function openStorefront(
  ports: EnrolCustomerPorts,
  program: OpenProgram,
  { merchantId, favourites, name, handles }: Prospect,
  { creatorId, slug }: { readonly creatorId: string; readonly slug: string },
): Promise<void> {
  const { programId } = program;
  const known = await ports.storefronts.find(merchantId, programId, creatorId);
  const shelved = new Set((known?.shelf ?? []).map(({ url }) => url));
  const added = favourites.filter(({ url }) => !shelved.has(url));
  if (known !== undefined && added.length === 0) return;
  const storefront: Storefront = {
    ...{ merchantId, programId, creatorId, slug },
    title: known?.title ?? name ?? handles[0]?.handle ?? slug,
    ...(known?.intro === undefined ? {} : { intro: known.intro }),
    shelf: [
      ...(known?.shelf ?? []),
      ...(await fillShelf(ports, program, { creatorId, slug }, added)),
    ],
    changedAt: ports.now(),
  };
  await ports.storefronts.save(storefront);
}

function describeEnrolment(
  ports: Pick<EnrolCustomerPorts, 'sha256' | 'now'>,
  { programId }: OpenProgram,
  prospect: Prospect,
): AuditedRequest {
  const { merchantId, prospectId, invitation } = prospect;
  const auditId = ports.sha256(canonicalJson([merchantId, 'enrolled', prospectId])).slice(0, 32);
  return {
    ...{ merchantId, auditId, at: ports.now(), kind: 'creator.enrolled-self' },
    author: invitation === undefined ? 'customer' : `invitation:${invitation.invitationId}`,
    target: `/v1/enrolments/${programId}/${creatorIdOf(ports, prospect)}`,
  };
}
