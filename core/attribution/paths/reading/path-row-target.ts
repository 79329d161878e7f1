import type { PathRow } from '../path-row.ts';
import type { PathChannels } from './path-channels.ts';
import type { PathColumn } from './path-columns.ts';

/** What reading a row needs: the meaning of its columns, the names known so far, and where it goes. */
export type PathRowTarget = {
  readonly columns: readonly PathColumn[];
  readonly channels: PathChannels;
  readonly row: PathRow;
};
