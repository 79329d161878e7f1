/** Reads `itunes:duration` as milliseconds: seconds, `MM:SS` or `HH:MM:SS`; else `undefined`. */
export function parseItunesDuration(text: string): number | undefined {
  if (!/^\d{1,7}(?::\d{1,2}){0,2}(?:\.\d+)?$/.test(text)) return undefined;
  const seconds = text.split(':').reduce((total, part) => total * 60 + Number(part), 0);
  return Math.round(seconds * 1_000);
}
