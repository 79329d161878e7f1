import { grantBucket } from './constructs/grant-bucket.ts';
import { grantTable } from './constructs/grant-table.ts';
import type { NodeFunction } from './constructs/node-function.ts';
import type { DataStack } from './data-stack.ts';

/**
 * What it takes to compute what is owed for an order and to write it down: the program, the facts, the
 * state with its revisions, and the program's budget. Evidence is granted beside it: assessing records some, closing
 * only reads it.
 */
export function grantAssessment(to: NodeFunction, data: DataStack): void {
  // Orders of one batch want the same items, which are then read together.
  grantTable(to, data.programs, ['BatchGetItem', 'GetItem', 'Query']);
  // A budget's counter is read by its key, and leases of a hot one are taken back.
  grantTable(to, data.conversions, ['BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query']);
  // Facts and revisions that are too large for an item are here.
  grantBucket(to, data.facts, ['GetObject', 'PutObject']);
}
