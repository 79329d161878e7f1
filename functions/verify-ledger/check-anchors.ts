import { checkAnchor } from '../../core/ledger/checks/check-anchor.ts';
import type { Violation } from '../../core/ledger/checks/violation.ts';
import type { HeadAnchor, LedgerAnchors } from '../../core/ledger/ledger-anchors.ts';
import { addDays } from '../../core/time/add-days.ts';
import { formatDay } from '../../core/time/format-instant.ts';
import { parseDay } from '../../core/time/parse-day.ts';
import { mapBounded } from '../shared/reading/map-bounded.ts';
import { moveOn, type PhaseStep } from './phase-step.ts';
import { readsAtOnce, type VerifyLedgerPorts } from './ports.ts';
import type { Verification } from './verification.ts';

/** The store is compared with the last complete day before today, if that is not older than this. */
const daysBackMax = 35;

/** A part of an earlier day's heads: each must still stand in its account's journal. */
export async function checkAnchors(ports: VerifyLedgerPorts, at: Verification): Promise<PhaseStep> {
  const { anchors } = ports;
  const day = at.anchorDay ?? (await findSealedDay(anchors, at.day));
  if (day === undefined) return moveOn(at, { ...ended, violations: [] });

  const parts = (await anchors.findSealed(day)) ?? 0;
  const part = Number(at.after ?? 0);
  const heads = part < parts ? await anchors.read(day, part) : [];
  const found = await mapBounded(heads, readsAtOnce, (head) => compare(ports, head, day));
  return moveOn(
    { ...at, anchorDay: day },
    {
      ...ended,
      after: part + 1 < parts ? String(part + 1) : undefined,
      anchors: heads.length,
      violations: found.flat(),
    },
  );
}

const ended = { after: undefined, phaseAfter: undefined } as const;

async function findSealedDay(anchors: LedgerAnchors, today: string): Promise<string | undefined> {
  const at = parseDay(today);
  if (at === undefined) throw new RangeError(`"${today}" is not a day.`);
  for (let back = 1; back <= daysBackMax; back += 1) {
    const earlier = formatDay(addDays(at, -back));
    if ((await anchors.findSealed(earlier)) !== undefined) return earlier;
  }
  return undefined;
}

async function compare(
  { pages }: VerifyLedgerPorts,
  head: HeadAnchor,
  day: string,
): Promise<Violation[]> {
  const { merchantId, creatorId, sequence } = head;
  if (sequence === 0) return [];
  return checkAnchor(head, day, await pages.readEntryHash(merchantId, creatorId, sequence));
}
