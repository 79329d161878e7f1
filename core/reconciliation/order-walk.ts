import type { ShopConnection } from '../programs/program.ts';
import { addMonths } from '../time/add-months.ts';
import { type Instant, msPerDay, msPerHour, msPerMinute } from '../time/instant.ts';

/** Why a shop's orders are listed: each night what changed, or once those from before the connection. */
export type OrderWalkKind = 'reconciliation' | 'backfill';

/** A connection has one walk of a kind at a time, and knows its last. */
export type OrderWalkKey = {
  readonly merchantId: string;
  readonly connectionId: string;
  readonly kind: OrderWalkKind;
};

/**
 * Asks for a page of a walk, the one after so many. Messages come twice, and several ask for one walk: who asks for a
 * page that is passed asks for nothing, so a walk never goes on along two ways.
 */
export type OrderWalkStep = OrderWalkKey & { readonly pages: number };

/** A walk through the orders of a shop that changed within a time, the oldest change first. */
export type OrderWalk = OrderWalkStep & {
  /** Counts the writes, from 1: whoever writes second starts over. */
  readonly version: number;
  readonly startedAt: Instant;
  readonly changedFrom: Instant;
  readonly changedUntil: Instant;
  /** All changes before it have been listed. */
  readonly reachedAt: Instant;
  /** Where the shop's list is gone on with. */
  readonly cursor?: string;
  readonly listed: number;
  /** Of these, those whose last change was not known, so that they were asked for. */
  readonly asked: number;
  /** Of these, those that a webhook should have told of by then. */
  readonly untold: number;
  readonly doneAt?: Instant;
  /** What kept the last attempt from going on; absent once one did. */
  readonly failed?: { readonly at: Instant; readonly reason: string };
};

/** What a page of the list came to. */
export type WalkedPage = {
  readonly listed: number;
  readonly asked: number;
  readonly untold: number;
  /** The time of the page's last change. */
  readonly lastChangedAt?: Instant;
  /** Absent: it was the last page. */
  readonly next?: string;
};

/** What changed only just may not be in a shop's lists yet, and is left to the next night. */
const settlingMs = 5 * msPerMinute;
/** Each night begins so long before the end of the last: clocks differ, and lists lag. */
const overlapMs = 2 * msPerHour;
/** The first night reaches back to when the connection was made, if that is not longer ago. */
const firstWalkDays = 30;
/** Shops send what was not taken in again for hours; until then nothing is missing. */
const graceMs = 6 * msPerHour;

/** The night's walk: from a little before the end of the last one, which is over. */
export function beginReconciliation(
  { merchantId, connectionId, createdAt }: ShopConnection,
  last: OrderWalk | undefined,
  now: Instant,
): OrderWalk {
  const changedFrom =
    last === undefined
      ? Math.max(createdAt, now - firstWalkDays * msPerDay)
      : last.changedUntil - overlapMs;
  const key = { merchantId, connectionId, kind: 'reconciliation' } as const;
  return beginWalk(key, last, changedFrom, now);
}

/** A walk through the orders of some calendar months, after a last one that is over. */
export function beginBackfill(
  { merchantId, connectionId }: ShopConnection,
  last: OrderWalk | undefined,
  { months, now }: { readonly months: number; readonly now: Instant },
): OrderWalk {
  const key = { merchantId, connectionId, kind: 'backfill' } as const;
  return beginWalk(key, last, addMonths(now, -months), now);
}

function beginWalk(
  key: OrderWalkKey,
  last: OrderWalk | undefined,
  changedFrom: Instant,
  now: Instant,
): OrderWalk {
  return {
    ...key,
    version: (last?.version ?? 0) + 1,
    startedAt: now,
    changedFrom,
    changedUntil: Math.max(now - settlingMs, changedFrom),
    reachedAt: changedFrom,
    ...{ pages: 0, listed: 0, asked: 0, untold: 0 },
  };
}

/** The walk after another page, all of whose orders are asked for. */
export function passPage(walk: OrderWalk, page: WalkedPage, now: Instant): OrderWalk {
  const { failed: _, cursor: __, ...rest } = walk;
  const isDone = page.next === undefined;
  return {
    ...rest,
    version: walk.version + 1,
    pages: walk.pages + 1,
    reachedAt: isDone ? walk.changedUntil : (page.lastChangedAt ?? walk.reachedAt),
    ...(page.next === undefined ? { doneAt: now } : { cursor: page.next }),
    listed: walk.listed + page.listed,
    asked: walk.asked + page.asked,
    untold: walk.untold + page.untold,
  };
}

/** The walk as it is, with what kept it from going on. */
export function failWalk(walk: OrderWalk, failed: NonNullable<OrderWalk['failed']>): OrderWalk {
  return { ...walk, version: walk.version + 1, failed };
}

/** Whether a webhook should have told of a change by the time that the walk began. */
export function shouldBeTold({ kind, startedAt }: OrderWalk, changedAt: Instant): boolean {
  return kind === 'reconciliation' && changedAt < startedAt - graceMs;
}
