import { parseArgs } from 'node:util';
import type { PathModelSpec } from '../../core/attribution/paths/index.ts';
import { UsageError } from '../usage-error.ts';
import { modelEntries } from './model-entries.ts';
import type { ModelEntry, ModelOptions } from './model-entry.ts';

export type AttributeOptions = {
  /** A file, or `-` for standard input. */
  readonly file: string;
  readonly spec: PathModelSpec;
  readonly json: boolean;
};

/** @throws UsageError for options that are unknown, senseless or of another model. */
export function readOptions(argv: readonly string[]): AttributeOptions {
  const { values, positionals } = parse(argv);
  const { model, json = false, ...options } = values;
  const [file, ...more] = positionals;
  if (file === undefined)
    throw new UsageError('FILE is missing: name a path file, or - for standard input.');
  if (more.length > 0) throw new UsageError(`One FILE at a time, not also ${more.join(' ')}.`);

  const [name, entry] = findModel(model);
  refuseForeignOptions(name, entry, options);
  return { file, spec: entry.spec(options), json };
}

function parse(argv: readonly string[]) {
  const [text, flag] = [{ type: 'string' }, { type: 'boolean' }] as const;
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        model: text,
        order: text,
        'no-null': flag,
        'half-life': text,
        spacing: text,
        stepped: flag,
        weights: text,
        'lead-position': text,
        direct: text,
        json: flag,
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function findModel(written: string | undefined): [name: string, entry: ModelEntry] {
  const names = Object.keys(modelEntries).join(', ');
  if (written === undefined) throw new UsageError(`--model is missing: one of ${names}.`);

  const asked = written.toLowerCase().replaceAll('_', '-');
  const found = Object.entries(modelEntries).find(
    ([name, { aliases = [] }]) => name === asked || aliases.includes(asked),
  );
  if (found === undefined) throw new UsageError(`There is no model "${written}": one of ${names}.`);
  return found;
}

function refuseForeignOptions(name: string, { uses = [] }: ModelEntry, options: ModelOptions) {
  const foreign = (Object.keys(options) as (keyof ModelOptions)[]).find(
    (option) => !uses.includes(option),
  );
  if (foreign === undefined) return;

  const users = Object.entries(modelEntries)
    .filter(([, entry]) => entry.uses?.includes(foreign))
    .map(([user]) => user);
  throw new UsageError(`The model ${name} does not use --${foreign}; ${users.join(', ')} would.`);
}
