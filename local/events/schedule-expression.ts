import { Cron } from 'croner';

/** Answers the first instant after the given one at which a schedule is due, or undefined if none. */
export type ScheduleTimes = {
  /** Epoch milliseconds in and out; the answer is strictly later than `after`. */
  nextAfter(after: number): number | undefined;
};

const unitMs: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/**
 * Reads an expression of EventBridge Scheduler or of an EventBridge rule: `rate(6 hours)`,
 * `cron(0 3 15 * ? *)` or `at(2026-01-31T09:00:00)`.
 *
 * A rate is due at the multiples of its period since 1970 (UTC), so that it does not depend on when
 * the runtime was started; on AWS it counts from the schedule's creation.
 *
 * @param timeZone - an IANA name, for `cron` and `at`.
 * @throws RangeError if the expression, or the time zone, is not one that AWS would take.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function readScheduleExpression(expression: string, timeZone = 'UTC'): ScheduleTimes {
  const [, kind, content = ''] = /^(rate|cron|at)\((.*)\)$/.exec(expression.trim()) ?? [];
  try {
    // The library looks at a time zone only when it is first used; a wrong one is refused here.
    new Intl.DateTimeFormat('en', { timeZone });
    if (kind === 'rate') return readRate(content);
    if (kind === 'cron') return readCron(content, timeZone);
    if (kind === 'at') return readAt(content, timeZone);
  } catch (error) {
    throw new RangeError(`${expression} (${timeZone}) is not a schedule expression.`, {
      cause: error,
    });
  }
  throw new RangeError(`${expression} is neither rate(…), cron(…) nor at(…).`);
}

function readRate(content: string): ScheduleTimes {
  const [, count = '', unit = ''] = /^([1-9]\d*) (minute|hour|day)s?$/.exec(content.trim()) ?? [];
  const periodMs = Number(count) * (unitMs[unit] ?? Number.NaN);
  if (!Number.isSafeInteger(periodMs)) throw new RangeError(`${content} is not a rate.`);

  return { nextAfter: (after) => (Math.floor(after / periodMs) + 1) * periodMs };
}

function readAt(content: string, timeZone: string): ScheduleTimes {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(content)) {
    throw new RangeError(`${content} is not a local date and time.`);
  }
  const job = new Cron(content, { timezone: timeZone, paused: true, allowPast: true });

  return { nextAfter: (after) => job.nextRun(new Date(after))?.getTime() };
}

function readCron(content: string, timeZone: string): ScheduleTimes {
  const fields = content.trim().split(/\s+/);
  const [minute, hour, dayOfMonth, month, dayOfWeek, year] = fields as [string, ...string[]];
  if (fields.length !== 6 || (dayOfMonth === '?') === (dayOfWeek === '?')) {
    throw new RangeError('A cron expression has six fields, one of its two day fields being "?".');
  }
  const pattern = [
    '0',
    stepsFrom(minute, 59),
    stepsFrom(hour, 23),
    stepsFrom(anyFor(dayOfMonth), 31),
    stepsFrom(month, 12),
    // Alone, the L of a weekday is the last day of the week.
    stepsFrom(dayOfWeek === 'L' ? '7' : anyFor(dayOfWeek), 7),
    stepsFrom(year, 2199),
  ].join(' ');
  const job = new Cron(pattern, {
    timezone: timeZone,
    paused: true,
    mode: '7-part',
    // AWS counts weekdays from Sunday = 1.
    alternativeWeekdays: true,
  });

  return { nextAfter: (after) => job.nextRun(new Date(after))?.getTime() };
}

function anyFor(field: string | undefined): string | undefined {
  return field === '?' ? '*' : field;
}

/** AWS writes `0/15` for "from 0 in steps of 15"; the library wants the end of such a range. */
function stepsFrom(field: string | undefined, last: number): string {
  return (field ?? '').replaceAll(/(?<![-\w*])(\d+)\/(\d+)/g, `$1-${last}/$2`);
}
