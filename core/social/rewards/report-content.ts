import type { ReportedActivity } from '../../assessment/activity-fact.ts';
import type { ReportedContent } from '../../assessment/reported-content.ts';
import { type DisclosureSettings, defaultDisclosure } from '../../programs/disclosure-settings.ts';
import type { Program } from '../../programs/program.ts';
import { type Instant, msPerHour } from '../../time/instant.ts';
import type { ContentApproval, StoredContent } from '../polling/stored-content.ts';
import { listOwnMarks } from './list-own-marks.ts';
import type { MeasuredReach } from './measure-reach.ts';

/** Reports what a post has reached as an activity of its creator; the newest report replaces the others. */
export function reportReach(
  content: StoredContent,
  measured: MeasuredReach,
  program: Pick<Program, 'programId' | 'disclosure'>,
): ReportedActivity {
  const { settings, publishedAt, measuredUntil, views, counted, spike, isLost } = measured;
  const { currency } = settings;
  return {
    programId: program.programId,
    activity: {
      kind: 'reach',
      quantity: counted,
      currency,
      at: publishedAt,
      ...about(content, program),
    },
    content: {
      ...describeContent(content, program.disclosure),
      ...{ reach: settings, measuredUntil, views },
      ...(spike === undefined ? {} : { spike }),
    },
    ...(isLost ? { withdrawn: true, note: 'The post was deleted while it was measured.' } : {}),
    author: authorOf(content),
  };
}

/** Reports a post whose figures are gone: as it was reported last, with what is known of its disclosure now. */
export function reportAnew(
  known: ReportedActivity,
  content: StoredContent,
  program: Pick<Program, 'disclosure'>,
): ReportedActivity {
  return {
    ...known,
    content: { ...known.content, ...describeContent(content, program.disclosure) },
  };
}

/** Reports a post that somebody approved for a program. */
export function reportApproval(
  content: StoredContent,
  { currency, at }: ContentApproval,
  program: Pick<Program, 'programId' | 'disclosure'>,
): ReportedActivity {
  return {
    programId: program.programId,
    activity: { kind: 'content', quantity: 1n, currency, at, ...about(content, program) },
    content: describeContent(content, program.disclosure),
    author: authorOf(content),
  };
}

const authorOf = ({ accountId }: StoredContent) => `social/${accountId}`;

/** What conditions of plans may ask for. */
function about(content: StoredContent, { programId }: Pick<Program, 'programId'>) {
  const { creatorId, platform, format } = content;
  const marks = listOwnMarks(content).filter((mark) => mark.programId === programId);
  const campaignId = marks.find((mark) => mark.campaignId !== undefined)?.campaignId;
  return {
    ...{ creatorId, platform },
    ...(format === undefined ? {} : { format }),
    ...(campaignId === undefined ? {} : { campaignId }),
  };
}

function describeContent(
  { accountId, contentId, disclosure, disclosureSince: since }: StoredContent,
  settings: DisclosureSettings = defaultDisclosure,
): ReportedContent {
  const { outcome } = disclosure;
  const holdFrom = holdFromOf({ outcome, since }, settings);
  return {
    ...{ accountId, contentId },
    disclosure: { outcome, since, ...(holdFrom === undefined ? {} : { holdFrom }) },
  };
}

/** From when on what a post earns is held back, by its program; `undefined`: it never is. */
export function holdFromOf(
  { outcome, since }: Pick<ReportedContent['disclosure'], 'outcome' | 'since'>,
  { whenMissing, holdAfterHours }: DisclosureSettings = defaultDisclosure,
): Instant | undefined {
  const isHeld = outcome === 'not-found' && whenMissing === 'hold';
  return isHeld ? since + holdAfterHours * msPerHour : undefined;
}
