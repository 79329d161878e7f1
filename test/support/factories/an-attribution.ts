import type { Attribution, Credit } from '../../../core/attribution/attribution.ts';
import { aCandidate } from './a-candidate.ts';
import { aPolicy } from './a-policy.ts';

/** An attribution in which these credits earn, each by an eligible click; default: all to `mia`. */
export function anAttribution(
  credits: readonly Credit[] = [{ touchId: 'touch-1', creatorId: 'mia', parts: 1n }],
): Attribution {
  const policy = aPolicy({ model: { kind: credits.length > 1 ? 'linear' : 'last-touch' } });
  return {
    model: policy.model.kind,
    policy,
    credits,
    channelCredits: [],
    totalParts: credits.reduce((sum, credit) => sum + credit.parts, 0n),
    judged: credits.map(({ touchId, creatorId }) => ({
      candidate: aCandidate({ touchId, creatorId }),
      verdict: 'eligible',
      ageMs: 2 * 86_400_000,
      windowDays: policy.clickWindowDays,
    })),
    judgedChannels: [],
  };
}
