import { type Instant, msPerSecond } from '../../core/time/instant.ts';

/** From here on a figure is milliseconds: as seconds it would be the year 5138. */
const firstMilliseconds = 100_000_000_000;

/** Reads seconds or milliseconds since 1970; `undefined` for what is no such figure. */
export function readEpoch(text: string): Instant | undefined {
  if (!/^\d{1,14}$/.test(text)) return undefined;
  const figure = Number(text);
  return figure < firstMilliseconds ? figure * msPerSecond : figure;
}
