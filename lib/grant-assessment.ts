import { grantBucket } from './constructs/grant-bucket.ts';
import { grantTable } from './constructs/grant-table.ts';
import type { NodeFunction } from './constructs/node-function.ts';
import type { DataStack } from './data-stack.ts';

/**
 * What it takes to compute what is owed for an order and to write it down: the program, the evidence,
 * the facts, the state with its revisions, and the legs for the creators' accounts.
 */
export function grantAssessment(to: NodeFunction, data: DataStack): void {
  grantTable(to, data.programs, ['GetItem', 'Query']);
  grantTable(to, data.touches, ['PutItem', 'Query', 'UpdateItem']);
  grantTable(to, data.conversions, [
    'ConditionCheckItem',
    'GetItem',
    'PutItem',
    'Query',
    'UpdateItem',
  ]);
  grantTable(to, data.ledger, ['ConditionCheckItem', 'PutItem']);
  grantBucket(to, data.facts, ['GetObject']);
}
