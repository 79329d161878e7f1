import { apiClient } from '../api-client.ts';
import type { DemoSystem } from '../open-demo-system.ts';
import { appToken, type DemoPlatforms } from './open-platforms.ts';
import { type StoryPost, socialCreator, socialProgram } from './social-story.ts';

/**
 * Sets up a program that pays for views, and a creator who connects two accounts to it, both as people would: the merchant enters its apps,
 * and the creator proves each account with a code in its description.
 */
export async function connectCreator(system: DemoSystem, platforms: DemoPlatforms): Promise<void> {
  const { merchant, runtime } = system;
  await makeProgram(system);
  const { creatorId } = socialCreator;
  const key = { name: creatorId, scopes: ['me'], creatorId };
  const made = await merchant.post<{ key: string }>('/v1/api-keys', key, `key-${creatorId}`);
  const creator = apiClient(runtime.url, made.key);
  for (const platform of ['youtube', 'x'] as const) {
    const address = platforms.addressOf(platform);
    const budget = platform === 'x' ? { monthlyBudgetUsd: '5.00' } : {};
    await merchant.put(`/v1/social/apps/${platform}`, { appToken, address, ...budget });
    await proveAccount(creator, platforms, platform);
  }
}

async function makeProgram({ merchant }: DemoSystem): Promise<void> {
  const { programId, planId, name, currency, measuringDays } = socialProgram;
  const { creatorId, email, iban, code } = socialCreator;
  await merchant.put(`/v1/programs/${programId}`, {
    ...{ name, planId, landingHosts: ['eu.alder-peak.example'] },
    payouts: { minimums: [{ amount: '25.00', currency }] },
    reach: { currency, measuringDays },
  });
  const amount = { amount: socialProgram.perThousandViews, currency };
  const formatMultipliers = { video: socialProgram.videoMultiplier };
  const rewards = [{ kind: 'per-thousand-views', amount, formatMultipliers }];
  const rules = [{ ruleId: 'views', rewards }];
  const version = { versionId: 'social-2026-1', rules };
  await merchant.post(`/v1/plans/${planId}/versions`, version, 'plan-social');
  const payoutMethod = { rail: 'sepa', holder: socialCreator.name, iban };
  await merchant.put(`/v1/creators/${creatorId}`, {
    name: socialCreator.name,
    email,
    payoutMethod,
  });
  await merchant.put(`/v1/enrolments/${programId}/${creatorId}`, {});
  await merchant.put(`/v1/codes/${code}`, { programId, creatorId });
}

async function proveAccount(
  creator: ReturnType<typeof apiClient>,
  platforms: DemoPlatforms,
  platform: StoryPost['platform'],
): Promise<void> {
  const { handle } = socialCreator;
  const proof = await creator.post<{ proofId: string; code: string }>(
    ...['/v1/me/social/proofs', { platform, handle }, `proof-${platform}`],
  );
  platforms.describe(platform, `Walks and nights outside. ${proof.code}`);
  await creator.post(`/v1/me/social/proofs/${proof.proofId}/check`, {}, `check-${platform}`);
}

/** The merchant ends both connections; the posts stay, with what they earn. */
export async function disconnectCreator({ merchant }: Pick<DemoSystem, 'merchant'>): Promise<void> {
  const path = `/v1/creators/${socialCreator.creatorId}/social`;
  const { items } = await merchant.get<{ items: { accountId: string }[] }>(path);
  for (const { accountId } of items) {
    await merchant.delete(`${path}/${encodeURIComponent(accountId)}`);
  }
}
