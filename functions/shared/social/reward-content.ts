import type { ReportedActivity } from '../../../core/assessment/activity-fact.ts';
import { foldActivity } from '../../../core/assessment/fold-activity.ts';
import type { Fact } from '../../../core/assessment/order-facts.ts';
import type { Program } from '../../../core/programs/program.ts';
import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';
import type { ReachSettings } from '../../../core/programs/reach-settings.ts';
import type { ConversionStore } from '../../../core/settlement/conversion-store.ts';
import type { SocialPollStore, StoredContent } from '../../../core/social/polling/index.ts';
import {
  isNews,
  measureReach,
  reportAnew,
  reportApproval,
  reportReach,
} from '../../../core/social/rewards/index.ts';
import { type RecordFactPorts, recordFact } from '../facts/record-fact.ts';
import { contentConversionId } from './content-conversion-id.ts';
import { listProgramsOfContent } from './list-programs-of-content.ts';

export type RewardContentPorts = RecordFactPorts & {
  readonly conversions: Pick<ConversionStore, 'load'>;
  readonly directory: Pick<ProgramDirectory, 'findEnrolment' | 'findProgram' | 'listPrograms'>;
  readonly polls: Pick<SocialPollStore, 'listSnapshots'>;
};

/**
 * Reports what a post has reached, and what it was approved for, as activities of its creator, so that it earns by the plan, closes and is
 * paid like everything else. What was reported already is not reported again, so it may be asked for at any time and
 * as often as one likes.
 */
export async function rewardContent(
  ports: RewardContentPorts,
  content: StoredContent,
): Promise<void> {
  for (const program of await listProgramsOfContent(ports.directory, content)) {
    if (program.reach === undefined) continue;
    await rewardReach(ports, content, { ...program, reach: program.reach });
  }
  for (const approval of content.approvals ?? []) {
    const { merchantId } = content;
    const program = await ports.directory.findProgram(merchantId, approval.programId);
    if (program === undefined) continue;
    const of = { kind: 'content', programId: program.programId } as const;
    await report(ports, content, of, () => reportApproval(content, approval, program));
  }
}

async function rewardReach(
  ports: RewardContentPorts,
  content: StoredContent,
  program: Program & { readonly reach: ReachSettings },
): Promise<void> {
  if (content.advertisement === true) return;
  const snapshots = await ports.polls.listSnapshots(content, ports.now());
  const of = { kind: 'reach', programId: program.programId } as const;
  await report(ports, content, of, (known) => {
    // How a post counts is said once: who changes the program changes nothing that was reported, let alone paid.
    const settings = known?.content?.reach ?? program.reach;
    const measured = measureReach(content, snapshots, settings, known?.activity.at);
    // Figures are kept for a time only; what they came to stays, and what is said of the post may still change.
    if (measured === undefined) return known && reportAnew(known, content, program);
    const spike = known?.content?.spike ?? measured.spike;
    const kept = spike === undefined ? measured : { ...measured, spike };
    return reportReach(content, kept, program);
  });
}

async function report(
  ports: RewardContentPorts,
  content: StoredContent,
  { kind, programId }: { readonly kind: 'reach' | 'content'; readonly programId: string },
  make: (known: ReportedActivity | undefined) => ReportedActivity | undefined,
): Promise<void> {
  const conversionId = contentConversionId(content, kind, programId, ports.sha256);
  const key = { merchantId: content.merchantId, conversionId };
  const known = findNewestReport((await ports.conversions.load(key)).facts);
  const made = make(known?.report);
  if (made === undefined || !isNews(made, known, ports.now())) return;
  const factId = `${conversionId}@${ports.now()}`;
  await recordFact(ports, key, factId, { kind: 'activity', ...made }, known?.at);
}

function findNewestReport(facts: readonly Fact[]) {
  const report = foldActivity(facts);
  const at = facts
    .filter(({ content }) => content.kind === 'activity')
    .map(({ sourceVersion }) => sourceVersion);
  return report && { report, at: Math.max(...at) };
}
