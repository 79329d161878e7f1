import { closeSync, openSync, readSync } from 'node:fs';
import {
  openPathModel,
  type PathCredits,
  type PathModelSpec,
} from '../../core/attribution/paths/index.ts';
import { openPathReader } from '../../core/attribution/paths/path-reader.ts';

const pieceBytes = 1 << 20;

/** Ours: reads a path file piece by piece through several models at once. */
export function foldPathFile(path: string, specs: readonly PathModelSpec[]): PathCredits[] {
  const models = specs.map(openPathModel);
  const reader = openPathReader((row) => {
    for (const model of models) model.add(row);
  });
  const file = openSync(path, 'r');
  const buffer = new Uint8Array(pieceBytes);
  for (;;) {
    const length = readSync(file, buffer);
    if (length === 0) break;
    reader.push(buffer.subarray(0, length));
  }
  closeSync(file);
  reader.end();
  return models.map((model) => model.finish(reader.channels));
}
