import * as z from 'zod';
import { formatInstant } from '../../core/time/format-instant.ts';
import type { VettedSubject } from '../../core/vetting/evidence-store.ts';
import { judgeEligibility } from '../../core/vetting/judge-eligibility.ts';
import { makeVettingCard } from '../../core/vetting/make-vetting-card.ts';
import { plainCounts } from '../shared/growth/evidence-document.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { invalid, notFound } from '../shared/http/problem-error.ts';
import { figuresSchema, platformSchema, toEvidence } from './figures-schema.ts';
import type { ManageGrowthPorts } from './ports.ts';
import { requireProspect } from './prospect-routes.ts';
import { readEvidence } from './read-evidence.ts';

/** With a program: its own words are looked for, and its tiers' rules are judged. */
export const cardQuerySchema = z.strictObject({ programId: idSchema.optional() });

type Vetted = { readonly merchantId: string; readonly subject: VettedSubject };

/** Figures that people post of a creator's or prospect's accounts, and the vetting card made of them. */
export function vettingRoutes(ports: ManageGrowthPorts): JsonRoute[] {
  return [
    ...routesOf(ports, '/v1/creators/{creatorId}', (request) => findCreator(ports, request)),
    ...routesOf(ports, '/v1/prospects/{prospectId}', (request) => findProspect(ports, request)),
  ];
}

function routesOf(
  ports: ManageGrowthPorts,
  base: `/v1/${string}`,
  find: (request: JsonRequest) => Promise<Vetted>,
): JsonRoute[] {
  return [
    {
      method: 'PUT',
      audit: 'figures.posted',
      // What somebody's account says must not be in a log that nobody can erase.
      before: async () => undefined,
      path: `${base}/figures/{platform}`,
      scopes: ['manage'],
      handle: async (request) => {
        const { merchantId, subject } = await find(request);
        const platform = parseRequest(platformSchema, request.parameters.platform);
        const posted = parseRequest(figuresSchema, request.body);
        const evidence = toEvidence(platform, posted, ports.now());
        await ports.evidence.save(merchantId, subject, evidence);
        const { snapshots, posts, asOf } = evidence;
        const counts = { snapshots: snapshots.length, posts: posts.length };
        return json(200, { platform, ...counts, asOf: formatInstant(asOf) });
      },
    },
    {
      method: 'GET',
      path: `${base}/vetting-card`,
      scopes: ['manage', 'read'],
      handle: async (request) => {
        const { programId } = parseRequest(cardQuerySchema, request.query);
        const vetted = await find(request);
        return json(200, await describeCard(ports, vetted, programId));
      },
    },
  ];
}

async function findCreator(
  { directory }: ManageGrowthPorts,
  request: JsonRequest,
): Promise<Vetted> {
  const { merchantId } = requireKey(request.caller);
  const { creatorId = '' } = request.parameters;
  const creator = await directory.findCreator(merchantId, creatorId);
  if (creator === undefined || creator.erasedAt !== undefined) throw notFound();
  return { merchantId, subject: { kind: 'creator', id: creatorId } };
}

async function findProspect(ports: ManageGrowthPorts, request: JsonRequest): Promise<Vetted> {
  const { merchantId } = requireKey(request.caller);
  const { prospectId } = await requireProspect(
    ports,
    merchantId,
    request.parameters.prospectId ?? '',
  );
  return { merchantId, subject: { kind: 'prospect', id: prospectId } };
}

async function describeCard(
  ports: ManageGrowthPorts,
  { merchantId, subject }: Vetted,
  programId: string | undefined,
) {
  const program =
    programId === undefined ? undefined : await ports.directory.findProgram(merchantId, programId);
  if (programId !== undefined && program === undefined) {
    throw invalid([{ path: ['programId'], message: 'There is no such program.' }]);
  }
  const read = await readEvidence(ports, merchantId, subject);
  const { accounts, score } = makeVettingCard(read, program?.enrolment?.unsafeWords);
  const hosts = program?.landingHosts ?? [];
  const tiers = (program?.enrolment?.tiers ?? []).map((rule) => ({
    tier: rule.tier,
    accounts: read.map((each) => ({
      platform: each.profile.platform,
      ...judgeEligibility(each, rule, hosts),
    })),
  }));
  return plainCounts({
    ...{ [`${subject.kind}Id`]: subject.id, score },
    accounts: accounts.map(({ asOf, growth, ...account }) => ({
      ...account,
      asOf: formatInstant(asOf),
      growth: growth.kind === 'unknown' ? growth : { ...growth, value: showTimes(growth.value) },
    })),
    tiers,
  });
}

function showTimes({
  anomalies,
  ...growth
}: {
  readonly anomalies: readonly { readonly from: number; readonly to: number }[];
}) {
  return {
    ...growth,
    anomalies: anomalies.map((each) => ({
      ...each,
      from: formatInstant(each.from),
      to: formatInstant(each.to),
    })),
  };
}
