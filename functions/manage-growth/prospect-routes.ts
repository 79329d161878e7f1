import * as z from 'zod';
import { defaultInvitationDays } from '../../core/growth/enrolment-settings.ts';
import { issueInvitation } from '../../core/growth/invitation-token.ts';
import type { Invitation, Prospect } from '../../core/growth/prospect.ts';
import { type RankedProspect, rankProspects } from '../../core/growth/rank-prospects.ts';
import { toMoneyDocument } from '../../core/money/money-document.ts';
import { addDays } from '../../core/time/add-days.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { makeVettingCard } from '../../core/vetting/make-vetting-card.ts';
import { plainCounts } from '../shared/growth/evidence-document.ts';
import { findPurchases } from '../shared/growth/find-purchases.ts';
import { toProspectDocument } from '../shared/growth/prospect-document.ts';
import { authorOf } from '../shared/http/author-of.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import type { JsonRoute } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict, notFound } from '../shared/http/problem-error.ts';
import { mapBounded } from '../shared/reading/map-bounded.ts';
import type { ManageGrowthPorts } from './ports.ts';

/** So many are ranked, whoever left something last coming first: each is looked up by itself. */
const ranked = 500;
const readsAtOnce = 8;

export const prospectQuerySchema = z.strictObject({ programId: idSchema.optional() });
export const inviteSchema = z.strictObject({});

/** `GET /v1/prospects`, one of them, and inviting one. */
export function prospectRoutes(ports: ManageGrowthPorts): JsonRoute[] {
  return [
    {
      method: 'GET',
      path: '/v1/prospects',
      scopes: ['manage', 'read'],
      handle: async ({ caller, query }) => {
        const { merchantId } = requireKey(caller);
        const { programId } = parseRequest(prospectQuerySchema, query);
        const open = await ports.prospects.listOpen(merchantId, ranked + 1);
        const asked = open
          .slice(0, ranked)
          .filter((each) => programId === undefined || each.programId === programId);
        const candidates = await mapBounded(asked, readsAtOnce, (each) => weigh(ports, each));
        const items = rankProspects(candidates).map(toRankedDocument);
        return json(200, { items, isComplete: open.length <= ranked });
      },
    },
    {
      method: 'GET',
      path: '/v1/prospects/{prospectId}',
      scopes: ['manage', 'read'],
      handle: async ({ caller, parameters: { prospectId = '' } }) => {
        const prospect = await requireProspect(ports, requireKey(caller).merchantId, prospectId);
        const [weighed] = rankProspects([await weigh(ports, prospect)]);
        if (weighed === undefined) throw notFound();
        return json(200, toRankedDocument(weighed));
      },
    },
    {
      method: 'POST',
      audit: 'prospect.invited',
      // Who it is must not be in a log that nobody can erase, nor the link.
      before: async () => undefined,
      secrets: ['link'],
      path: '/v1/prospects/{prospectId}/invite',
      scopes: ['manage'],
      handle: async ({ caller, parameters: { prospectId = '' }, body, origin }) => {
        const key = requireKey(caller);
        parseRequest(inviteSchema, body);
        const prospect = await requireProspect(ports, key.merchantId, prospectId);
        const { invitation, linkHost } = await invite(ports, prospect, authorOf(key));
        const token = issueInvitation(
          { merchantId: key.merchantId, prospectId, ...invitation },
          await ports.readTokenKeys(),
          ports.mac,
        );
        const base = linkHost === undefined ? origin : `https://${linkHost}`;
        const expiresAt = formatInstant(invitation.expiresAt);
        return json(201, { prospectId, expiresAt, link: `${base}/invitations?t=${token}` });
      },
    },
  ];
}

export async function requireProspect(
  { prospects }: Pick<ManageGrowthPorts, 'prospects'>,
  merchantId: string,
  prospectId: string,
): Promise<Prospect> {
  const prospect = await prospects.find(merchantId, prospectId);
  if (prospect === undefined) throw notFound();
  return prospect;
}

async function weigh(ports: ManageGrowthPorts, prospect: Prospect) {
  const { merchantId, prospectId, personHashes } = prospect;
  const [evidence, purchases] = await Promise.all([
    ports.evidence.read(merchantId, { kind: 'prospect', id: prospectId }),
    findPurchases(ports.history, merchantId, personHashes),
  ]);
  return { prospect, purchases, card: makeVettingCard(evidence) };
}

/** A newer invitation takes the place of an older one, which opens nothing any more. */
async function invite(ports: ManageGrowthPorts, prospect: Prospect, author: string) {
  const { merchantId, prospectId, programId } = prospect;
  const program = await ports.directory.findProgram(merchantId, programId);
  if (program?.enrolment === undefined) {
    throw conflict('/problems/enrolment-closed', 'The program takes no customers in any more.');
  }
  const at = ports.now();
  const { invitationDays = defaultInvitationDays } = program.enrolment;
  const invitation: Invitation = {
    ...{ invitationId: ports.newId(), at, author, expiresAt: addDays(at, invitationDays) },
  };
  const changed = await ports.prospects.change(merchantId, prospectId, (known) =>
    known === undefined ||
    known.enrolled !== undefined ||
    known.invitation?.acceptedAt !== undefined
      ? undefined
      : { ...known, invitation },
  );
  if (changed === undefined) {
    throw conflict('/problems/prospect-enrolled', 'Whoever this is has accepted, or is gone.');
  }
  return { invitation, linkHost: program.linkHost };
}

function toRankedDocument({ prospect, card, purchases, points, of, parts }: RankedProspect) {
  const { lastAt, values = [], orders } = purchases.kind === 'known' ? purchases : {};
  return {
    ...toProspectDocument(prospect),
    rank: { points, of, parts },
    vetting: plainCounts(card.score),
    purchases: {
      kind: purchases.kind,
      ...(orders === undefined ? {} : { orders, values: values.map(toMoneyDocument) }),
      ...(lastAt === undefined ? {} : { lastAt: formatInstant(lastAt) }),
    },
  };
}
