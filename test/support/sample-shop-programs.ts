import { pseudonymiser } from '../../adapters/crypto/pepper.ts';
import { planVersionSchema } from '../../adapters/documents/plan-document.ts';
import { sampleSeedFile } from '../../cli/demo/open-demo-system.ts';
import { storyStart } from '../../cli/demo/story/story-calendar.ts';
import { readSeedFile, type SeedFile } from '../../cli/seed/seed-file.ts';
import { sealMethod } from '../../core/payouts/seal-method.ts';
import { codeBodySchema } from '../../functions/manage-programs/code-schema.ts';
import { creatorSchema } from '../../functions/manage-programs/creator-schema.ts';
import { linkSchema } from '../../functions/manage-programs/link-schema.ts';
import { merchantSchema, sealMerchant } from '../../functions/manage-programs/merchant-schema.ts';
import { programSchema } from '../../functions/manage-programs/program-schema.ts';
import { aTextSeal } from './a-text-seal.ts';
import type { InitialPrograms } from './in-memory-program-directory.ts';

/** Peppers of the tests that run the sample shop without secrets. */
export const samplePeppers = { current: 'p1', keys: { p1: 'sample-pepper' } };

/**
 * The sample shop as the management API would store its seed file at the story's start, for use
 * cases on in-memory stores. The bodies are read by the API's own schemas.
 */
export async function sampleShopPrograms(): Promise<InitialPrograms> {
  const seed = await readSeedFile(sampleSeedFile);
  const merchant = sealMerchant(aTextSeal, merchantSchema.parse(seed.merchant));
  const { merchantId } = merchant;
  return {
    merchants: [merchant],
    programs: Object.entries(seed.programs).map(([programId, body]) => ({
      merchantId,
      programId,
      ...programSchema.parse(body),
    })),
    planVersions: planVersionsOf(seed, merchantId),
    creators: creatorsOf(seed, merchantId),
    payees: [],
    taxProfiles: [],
    billings: [],
    enrolments: Object.entries(seed.enrolments).flatMap(([programId, bodies]) =>
      Object.keys(bodies).map((creatorId) => ({
        merchantId,
        programId,
        creatorId,
        enrolledAt: storyStart,
        standings: [],
      })),
    ),
    links: Object.entries(seed.links).map(([slug, body]) => {
      const { activeFrom = storyStart, ...link } = linkSchema.parse(body);
      return { merchantId, slug, activeFrom, ...link };
    }),
    codes: Object.entries(seed.codes).map(([code, body]) => {
      const { validFrom = storyStart, ...known } = codeBodySchema.parse(body);
      return { merchantId, code, validFrom, ...known };
    }),
    connections: Object.entries(seed.connections)
      .filter(([, { provider }]) => provider === 'shopify')
      .map(([name, body]) => ({
        merchantId,
        connectionId: `${merchantId}.${name}`,
        provider: 'shopify',
        programId: String(body.programId),
        createdAt: storyStart,
      })),
  };
}

function planVersionsOf(seed: SeedFile, merchantId: string): InitialPrograms['planVersions'] {
  return Object.entries(seed.plans).flatMap(([planId, versions]) =>
    versions.map((body) => {
      const {
        versionId = planId,
        effectiveFrom = storyStart,
        ...terms
      } = planVersionSchema.parse(body);
      const version = { planId, versionId, publishedAt: storyStart, effectiveFrom, ...terms };
      return { merchantId, version };
    }),
  );
}

function creatorsOf(seed: SeedFile, merchantId: string): InitialPrograms['creators'] {
  const { hashesOf } = pseudonymiser(samplePeppers);
  return Object.entries(seed.creators).map(([creatorId, body]) => {
    const { name, email, payoutMethod } = creatorSchema.parse(body);
    const identityHashes = hashesOf(merchantId, { emails: email === undefined ? [] : [email] });
    return {
      merchantId,
      creatorId,
      name,
      identityHashes,
      ...(payoutMethod === undefined
        ? {}
        : { payoutMethod: sealMethod(aTextSeal, merchantId, payoutMethod) }),
    };
  });
}
