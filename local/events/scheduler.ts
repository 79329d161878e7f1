import type { LocalPlan } from '../plan.ts';
import { ruleArn, scheduleArn } from './arns.ts';
import type { EventContext } from './event-context.ts';
import { latestDue } from './latest-due.ts';
import { readScheduleExpression, type ScheduleTimes } from './schedule-expression.ts';
import { ruleInput, scheduleInput } from './schedule-input.ts';
import { sendToTarget, type TargetAddress, targetsOf } from './targets.ts';

export type Scheduler = {
  /** The next instant (epoch ms) at which something is due, unless nothing ever is again. */
  nextDue(): number | undefined;
  /** Hands what is due by now to its targets, in the order in which it was due. */
  fireDue(): void;
  stop(): void;
};

type Entry = {
  readonly name: string;
  readonly times: ScheduleTimes;
  readonly targets: readonly TargetAddress[];
  readonly inputFor: (target: TargetAddress, dueAt: number) => string;
  next: number | undefined;
};

const timerMsMax = 2 ** 31 - 1;

/**
 * Fires the schedules, and the rules that have a schedule, of the plan on the runtime's clock.
 *
 * What was missed while the runtime was down or the machine asleep fires once, not once per missed
 * time. A firing is durable before it counts as fired, so a kill between repeats it.
 *
 * @throws RangeError if an expression cannot be read.
 */
export function startScheduler(context: EventContext): Scheduler {
  const { clock, state, fauxqs, log } = context;
  const entries = entriesOf(context.plan);
  for (const entry of entries) {
    const firedUntil = state.firedUntil(entry.name);
    if (firedUntil === undefined) state.saveFiredUntil(entry.name, clock.now());
    entry.next = entry.times.nextAfter(firedUntil ?? clock.now());
  }
  let timer: NodeJS.Timeout | undefined;
  const forget = clock.onAdvance(arm);
  arm();

  function nextDue(): number | undefined {
    const instants = entries.flatMap(({ next }) => next ?? []);
    return instants.length === 0 ? undefined : Math.min(...instants);
  }

  function fireDue(): void {
    const now = clock.now();
    const due = entries
      .filter(({ next }) => next !== undefined && next <= now)
      .map((entry) => ({ entry, dueAt: latestDue(entry.times, entry.next as number, now) }))
      .sort((a, b) => a.dueAt - b.dueAt || (a.entry.name < b.entry.name ? -1 : 1));
    for (const { entry, dueAt } of due) fire(entry, dueAt);
    arm();
  }

  function fire(entry: Entry, dueAt: number): void {
    for (const address of entry.targets) {
      try {
        sendToTarget(fauxqs, address, entry.inputFor(address, dueAt));
      } catch (lost) {
        log((lost as Error).message);
      }
    }
    entry.next = entry.times.nextAfter(dueAt);
    state.saveFiredUntil(entry.name, dueAt);
  }

  function arm(): void {
    clearTimeout(timer);
    const next = nextDue();
    if (next === undefined) return;
    const waitMs = Math.min(Math.max(next - clock.now(), 0), timerMsMax);
    timer = setTimeout(fireDue, waitMs);
    timer.unref();
  }

  return {
    nextDue,
    fireDue,
    stop() {
      forget();
      clearTimeout(timer);
    },
  };
}

function entriesOf(plan: LocalPlan): Entry[] {
  const addresses = targetsOf(plan);
  const ownedBy = (id: string) => addresses.filter(({ ownerId }) => ownerId === id);
  const schedules = plan.schedules
    .filter(({ enabled }) => enabled)
    .map(({ logicalId, name, expression, timeZone }) => ({
      name: scheduleArn(name),
      times: readScheduleExpression(expression, timeZone),
      targets: ownedBy(logicalId),
      inputFor: scheduleInput,
      next: undefined,
    }));
  const rules = plan.rules
    .filter(({ enabled }) => enabled)
    .flatMap(({ logicalId, name, bus, schedule }) =>
      schedule === undefined
        ? []
        : {
            name: ruleArn(bus, name),
            times: readScheduleExpression(schedule),
            targets: ownedBy(logicalId),
            inputFor: ruleInput,
            next: undefined,
          },
    );

  return [...schedules, ...rules];
}
