const drawEveryMs = 200;
const noteEveryMs = 60_000;

type Progress = { readonly what: string; readonly done: number; readonly total: number };

/** One line on a terminal that is drawn over itself; where nobody looks on, a line a minute. */
export function openProgress(place: {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}): (progress: Progress) => void {
  let saidAt = performance.now();
  return ({ what, done, total }) => {
    if (performance.now() - saidAt < (place.isTTY ? drawEveryMs : noteEveryMs)) return;
    saidAt = performance.now();
    const percent = `${Math.floor((done / total) * 100)}`.padStart(3);
    const line = `${percent} %  ${done} of ${total} ${what}`;
    place.write(place.isTTY ? `\r\u001b[K${line}${done === total ? '\n' : ''}` : `${line}\n`);
  };
}
