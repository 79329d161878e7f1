import type { VettingEvidence } from '../../core/vetting/evidence.ts';
import type { VettedSubject } from '../../core/vetting/evidence-store.ts';
import { joinEvidence } from '../../core/vetting/join-evidence.ts';
import type { ManageGrowthPorts } from './ports.ts';

/** All that is known of somebody's accounts: polled, and posted where nothing is polled. */
export async function readEvidence(
  { evidence, polled }: Pick<ManageGrowthPorts, 'evidence' | 'polled'>,
  merchantId: string,
  subject: VettedSubject,
): Promise<VettingEvidence[]> {
  const [told, posted] = await Promise.all([
    polled.read(merchantId, subject),
    evidence.read(merchantId, subject),
  ]);
  return joinEvidence(told, posted);
}
