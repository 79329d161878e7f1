import type { ReportedActivity } from '../../core/assessment/activity-fact.ts';
import { compareOrderFacts } from '../../core/assessment/compare-order-facts.ts';
import { foldActivity } from '../../core/assessment/fold-activity.ts';
import type { Fact } from '../../core/assessment/order-facts.ts';
import type { Sha256 } from '../../core/encoding/hashing.ts';
import type { ConversionKey, ConversionStore } from '../../core/settlement/conversion-store.ts';
import { digestOf, type RecordFactPorts, recordFact } from '../shared/facts/record-fact.ts';

/** The conversion of an activity; a deal's milestone is known by its name, which may be of any letters. */
export function activityConversionId(
  { activity: { milestone = '' }, deal }: Pick<ReportedActivity, 'activity' | 'deal'>,
  activityId: string,
  sha256: Sha256,
): string {
  if (deal === undefined) return `activities~${activityId}`;
  const name = /^[A-Za-z0-9_-]+$/.test(milestone) ? milestone : sha256(milestone).slice(0, 16);
  return `deals~${deal.dealId}.${name}`;
}

/**
 * Stores the first report of an activity. The same report again changes nothing; `conflict` means that
 * something else was reported under its id.
 */
export async function reportActivity(
  ports: RecordFactPorts,
  key: ConversionKey,
  reported: ReportedActivity,
): Promise<'recorded' | 'conflict'> {
  const content = { kind: 'activity', ...reported } as const;
  const known = await ports.conversions.findFacts(key, firstReportId(key));
  const digest = digestOf(content, ports.sha256);
  if (known.some((fact) => fact.digest !== digest)) return 'conflict';

  await recordFact(ports, key, firstReportId(key), content);
  return 'recorded';
}

export type ActivityChange = Pick<ReportedActivity, 'withdrawn' | 'note' | 'author'> & {
  readonly quantity?: bigint;
};

/**
 * Stores a newer report of an activity, which replaces what was reported before; `undefined` if there
 * is no such activity. A milestone cannot be reached more than once: `not-countable`.
 *
 * @param changeId makes the same request twice one report.
 */
export async function changeActivity(
  ports: RecordFactPorts,
  key: ConversionKey,
  change: ActivityChange,
  changeId: string,
): Promise<ReportedActivity | 'not-countable' | undefined> {
  const [first] = (await ports.conversions.findFacts(key, firstReportId(key))).toSorted(
    (a, b) => -compareOrderFacts(a, b),
  );
  if (first?.content.kind !== 'activity') return undefined;

  const { quantity, ...rest } = change;
  const { activity } = first.content;
  if (activity.kind === 'milestone' && quantity !== undefined && quantity !== 1n) {
    return 'not-countable';
  }
  const changed = {
    ...first.content,
    activity: { ...activity, quantity: quantity ?? activity.quantity },
    ...rest,
  };
  await recordFact(ports, key, `activity-change/${changeId}`, changed, sourceVersionOf(first));
  return changed;
}

/** An activity as the newest report has it; `undefined` if there is none. */
export async function findActivity(
  { conversions }: { readonly conversions: Pick<ConversionStore, 'load'> },
  key: ConversionKey,
): Promise<ReportedActivity | undefined> {
  return foldActivity((await conversions.load(key)).facts);
}

const sourceVersionOf = ({ sourceVersion }: Fact) => sourceVersion;
const firstReportId = ({ conversionId }: ConversionKey) => `activity/${conversionId}`;
