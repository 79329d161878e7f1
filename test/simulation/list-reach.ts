import type { Coverage } from './coverage.ts';
import { callSites } from './faults/call-sites.ts';

/** The call sites that were met, or are listed, and how many of a thousand histories met each, as the list has it. */
export function listReach({ met, histories }: Coverage): string {
  return [...new Set([...callSites, ...Object.keys(met)])]
    .toSorted()
    .map((site) => `  '${site}': ${Math.round(((met[site] ?? 0) * 1_000) / histories)},`)
    .join('\n');
}
