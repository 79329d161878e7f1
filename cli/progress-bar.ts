/** Where progress is shown: standard error. */
export type ProgressTerminal = {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
};

export type Progress = {
  /** In the unit of the total. */
  readonly done: number;
  /** All of the work; `undefined` if nobody knows. */
  readonly total: number | undefined;
  /** What else to show; asked only when something is drawn. */
  readonly describe?: () => string;
};

export type ProgressBar = {
  /** Says how far the work is. */
  advance(progress: Progress): void;
  /** Removes the bar, so that the result stands alone. */
  clear(): void;
};

/** Short work is done before anybody looks, and drawing more often than this only costs time. */
const drawEveryMs = 100;
/** In a log a line a minute is enough to see that work goes on. */
const noteEveryMs = 60_000;
const barWidth = 28;
const eraseLine = '\r\u001b[K';

/**
 * Opens a bar for long work: one line that is drawn over itself. In a pipe or a file, where nobody
 * looks on, it is a line a minute.
 *
 * @param now - milliseconds on any clock.
 */
export function openProgressBar(terminal: ProgressTerminal, now: () => number): ProgressBar {
  if (terminal.isTTY !== true) return openProgressNotes(terminal, now);

  let drawnAt = now();
  let isShown = false;
  return {
    advance(progress) {
      if (now() - drawnAt < drawEveryMs) return;
      drawnAt = now();
      isShown = true;
      // A line as wide as the terminal would wrap, and a wrapped line is not erased.
      terminal.write(eraseLine + drawLine(progress).slice(0, (terminal.columns ?? 80) - 1));
    },
    clear() {
      if (isShown) terminal.write(eraseLine);
      isShown = false;
    },
  };
}

function openProgressNotes(log: ProgressTerminal, now: () => number): ProgressBar {
  let notedAt = now();
  return {
    advance({ done, total, describe }) {
      if (now() - notedAt < noteEveryMs) return;
      notedAt = now();
      const share = total === undefined ? '' : `${done} of ${total}`;
      log.write(`${[share, describe?.() ?? ''].filter((part) => part !== '').join('  ')}\n`);
    },
    clear() {},
  };
}

function drawLine({ done, total, describe }: Progress): string {
  const parts = [total === undefined ? '' : drawShare(done, total), describe?.() ?? ''];
  return parts.filter((part) => part !== '').join('  ');
}

function drawShare(done: number, total: number): string {
  // A file may grow while it is read.
  const share = total > 0 ? Math.min(done / total, 1) : 1;
  const filled = Math.round(share * barWidth);
  const percent = `${Math.floor(share * 100)}`.padStart(3);
  return `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${percent} %`;
}
