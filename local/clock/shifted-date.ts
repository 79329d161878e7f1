/** Moves the dates of one process. */
export type DateShift = {
  readonly offsetMs: number;
  setOffset(offsetMs: number): void;
  /** Puts the real date back. */
  uninstall(): void;
};

/** Where a process's shift is found by whoever steers it, such as the program that runs a function. */
export const dateShiftKey: unique symbol = Symbol.for('tributary.local.clock') as never;

type ShiftedGlobal = { [dateShiftKey]?: DateShift };

const realDate: DateConstructor = installedRealDate() ?? Date;

/** Epoch milliseconds of the real clock, in a process whose dates are shifted too. */
export function realNow(): number {
  return realDate.now();
}

/**
 * Shifts every date that this process reads: `Date` and what `Intl.DateTimeFormat` formats without
 * being given a date. Timers and `performance` stay real.
 *
 * `Date` becomes a proxy, not a subclass: dates that the platform makes itself, such as a file's
 * time, would not be instances of a subclass. Installing twice only changes the offset.
 */
export function installDateShift(offsetMs: number): DateShift {
  const scope = globalThis as ShiftedGlobal;
  const installed = scope[dateShiftKey];
  if (installed !== undefined) {
    installed.setOffset(offsetMs);
    return installed;
  }

  let offset = offsetMs;
  const now = () => realDate.now() + offset;
  const restore = [replaceDate(now), replaceFormatting(now)];
  const shift: DateShift = {
    get offsetMs() {
      return offset;
    },
    setOffset(next) {
      offset = next;
    },
    uninstall() {
      for (const undo of restore) undo();
      delete scope[dateShiftKey];
    },
  };
  scope[dateShiftKey] = Object.assign(shift, { realDate });

  return shift;
}

/** A second copy of this module, as bundles have one, must not take a shifted date for the real one. */
function installedRealDate(): DateConstructor | undefined {
  const shift = (globalThis as ShiftedGlobal)[dateShiftKey];
  return (shift as { realDate?: DateConstructor } | undefined)?.realDate;
}

function replaceDate(now: () => number): () => void {
  const shifted = new Proxy(realDate, {
    construct: (target, parameters, newTarget) =>
      Reflect.construct(target, parameters.length === 0 ? [now()] : parameters, newTarget),
    apply: (target) => new target(now()).toString(),
    get: (target, property, receiver) =>
      property === 'now' ? now : Reflect.get(target, property, receiver),
  });
  globalThis.Date = shifted;
  // Otherwise `new date.constructor()` would be a way back to real time.
  realDate.prototype.constructor = shifted;

  return () => {
    globalThis.Date = realDate;
    realDate.prototype.constructor = realDate;
  };
}

function replaceFormatting(now: () => number): () => void {
  const prototype = Intl.DateTimeFormat.prototype;
  const format = Object.getOwnPropertyDescriptor(prototype, 'format') as PropertyDescriptor;
  const { formatToParts } = prototype;
  Object.defineProperty(prototype, 'format', {
    ...format,
    get(this: Intl.DateTimeFormat) {
      const bound = format.get?.call(this) as (date: Date | number) => string;
      return (date?: Date | number) => bound(date ?? now());
    },
  });
  prototype.formatToParts = function shiftedFormatToParts(date) {
    return formatToParts.call(this, date ?? now());
  };

  return () => {
    Object.defineProperty(prototype, 'format', format);
    prototype.formatToParts = formatToParts;
  };
}
