import { closeSync, openSync, writeSync } from 'node:fs';
import { generateJourneys, type JourneyShape } from '../generate-journeys.ts';

/** Writes a made-up path file. */
export function writeJourneys(path: string, shape: JourneyShape): void {
  const file = openSync(path, 'w');
  for (const block of generateJourneys(shape)) writeSync(file, block);
  closeSync(file);
}
