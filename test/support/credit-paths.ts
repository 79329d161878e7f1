import { openPathModel } from '../../core/attribution/paths/open-path-model.ts';
import type { ChannelCredit, PathCredits } from '../../core/attribution/paths/path-model.ts';
import type { PathModelSpec } from '../../core/attribution/paths/path-model-spec.ts';
import type { PathRow } from '../../core/attribution/paths/path-row.ts';

/** A row as a person writes it: `A > B`. Converts once, worth 1, unless told otherwise. */
export type WrittenPath = {
  readonly path: string;
  readonly conversions?: number;
  readonly value?: number;
  readonly nulls?: number;
};

/** Runs a model over rows, and hands it each row in the same reused array, as a reader would. */
export function creditPaths(spec: PathModelSpec, paths: readonly WrittenPath[]): PathCredits {
  const model = openPathModel(spec);
  const ids = new Map<string, number>();
  const names: string[] = [];
  const row: PathRow = {
    channels: new Uint32Array(Math.max(1, ...paths.map(({ path }) => splitPath(path).length))),
    length: 0,
    names,
    conversions: 0,
    value: 0,
    nulls: 0,
  };
  for (const { path, conversions = 1, value = conversions, nulls = 0 } of paths) {
    const touches = splitPath(path);
    touches.forEach((channel, place) => {
      if (!ids.has(channel)) ids.set(channel, names.push(channel) - 1);
      row.channels[place] = ids.get(channel) ?? -1;
    });
    Object.assign(row, { length: touches.length, conversions, value, nulls });
    model.add(row);
  }
  return model.finish(names);
}

export function splitPath(path: string): string[] {
  return path
    .split('>')
    .map((touch) => touch.trim())
    .filter((touch) => touch !== '');
}

export function conversionsByChannel(
  credits: readonly ChannelCredit[] = [],
): Record<string, number> {
  return Object.fromEntries(credits.map(({ channel, conversions }) => [channel, conversions]));
}

export function valueByChannel(credits: readonly ChannelCredit[] = []): Record<string, number> {
  return Object.fromEntries(credits.map(({ channel, value }) => [channel, value]));
}
