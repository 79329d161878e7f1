import { parseArgs } from 'node:util';

/** Which seeds to play, and how. */
export type SimulateOptions = {
  readonly from: number;
  readonly seeds: number;
  /** Prints every step. */
  readonly isTraced: boolean;
  /** Prints how many histories meet each call site, as `faults/call-sites.ts` has it. */
  readonly isListingSites: boolean;
  /** Leaves out events of the stories, and misfortunes, by their numbers. */
  readonly withoutEvents: readonly number[];
  readonly withoutFaults: readonly number[];
};

export const usage =
  'Usage: npm run simulate -- --seeds N [--from SEED] [--list-sites] [--trace] [--without-events 1,2] [--without-faults 3,4]';

/** Reads what the command line asks for. @throws Error if that cannot be understood. */
export function readOptions(args: readonly string[]): SimulateOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      from: { type: 'string', default: '0' },
      seeds: { type: 'string' },
      trace: { type: 'boolean', default: false },
      'list-sites': { type: 'boolean', default: false },
      'without-events': { type: 'string', default: '' },
      'without-faults': { type: 'string', default: '' },
    },
  });
  if (values.seeds === undefined) throw new Error('How many seeds?');
  return {
    from: readCount(values.from),
    seeds: readCount(values.seeds),
    isTraced: values.trace,
    isListingSites: values['list-sites'],
    withoutEvents: readCounts(values['without-events']),
    withoutFaults: readCounts(values['without-faults']),
  };
}

function readCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`"${text}" is not a number.`);
  return Number(text);
}

const readCounts = (text: string): number[] => (text === '' ? [] : text.split(',').map(readCount));
