import { pseudonymiser } from '../../adapters/crypto/pepper.ts';
import { sampleShops } from '../../cli/demo/story/sample-shops.ts';
import { storyStart } from '../../cli/demo/story/story-calendar.ts';
import type { PlanVersion, Rule } from '../../core/plans/plan.ts';
import { aPlanVersion, flatPerOrder, percent } from './factories/a-plan-version.ts';
import { aPolicy } from './factories/a-policy.ts';
import {
  aCode,
  aConnection,
  aCreator,
  aLink,
  aMerchant,
  anEnrolment,
  aProgram,
} from './factories/a-program.ts';
import type { InitialPrograms } from './in-memory-program-directory.ts';

export const sampleMerchantId = 'alder-peak';

/** Peppers of the tests that run the sample shop without secrets. */
export const samplePeppers = { current: 'p1', keys: { p1: 'sample-pepper' } };

/** The sample shop's programs, creators, links and codes, as the story refers to them. */
export function sampleShopPrograms(): InitialPrograms {
  const merchantId = sampleMerchantId;
  const since = storyStart - 86_400_000;
  const shops = Object.values(sampleShops);
  const ofCreators = shops.flatMap((shop) =>
    shop.creators.map((creator) => ({ programId: shop.name, creator })),
  );
  const { hashesOf } = pseudonymiser(samplePeppers);

  return {
    merchants: [aMerchant({ merchantId })],
    programs: shops.map(({ name }) =>
      aProgram({
        merchantId,
        programId: name,
        planId: name,
        attribution: aPolicy({ model: name === 'eu' ? 'linear' : 'last-touch' }),
      }),
    ),
    planVersions: shops.map(({ name, currency }) => ({
      merchantId,
      version: planOf(name, currency, since),
    })),
    creators: ofCreators.map(({ programId, creator: { creatorId, email } }) =>
      aCreator({
        merchantId,
        creatorId,
        identityHashes: hashesOf(merchantId, { emails: [email] }),
        ...(programId === 'eu'
          ? {}
          : { payoutMethod: { rail: 'csv' as const, holder: creatorId, account: creatorId } }),
      }),
    ),
    enrolments: ofCreators.map(({ programId, creator: { creatorId } }) =>
      anEnrolment({ merchantId, programId, creatorId, enrolledAt: since }),
    ),
    links: ofCreators.flatMap(({ programId, creator: { creatorId, slugs } }) =>
      slugs.map((slug) => aLink({ merchantId, programId, creatorId, slug, activeFrom: since })),
    ),
    codes: ofCreators.map(({ programId, creator: { creatorId, code } }) =>
      aCode({ merchantId, programId, creatorId, code, validFrom: since }),
    ),
    connections: shops.map(({ name }) =>
      aConnection({ merchantId, programId: name, connectionId: `${merchantId}.${name}` }),
    ),
  };
}

function planOf(planId: string, currency: string, effectiveFrom: number): PlanVersion {
  const rules: Rule[] = [
    {
      ruleId: 'stove',
      when: { product: ['7300000000007'] },
      rewards: [flatPerOrder(currency === 'JPY' ? 1_200n : 800n, 'prorated', currency)],
    },
    { ruleId: 'new', when: { customer: 'new' }, rewards: [percent(125n, 1_000n)] },
    { ruleId: 'rest', rewards: [percent(5n)] },
  ];
  return aPlanVersion({ planId, publishedAt: effectiveFrom, effectiveFrom, rules });
}
