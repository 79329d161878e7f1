import type { World } from '../system/world.ts';
import { readLedger } from './check-ledger.ts';
import { netOfAll } from './net-of-all.ts';
import { expectSame } from './sums.ts';

/**
 * I10: the same story, told once, in order and without a fault, comes to the same. @throws PromiseBroken
 *
 * @param plain the world in which it was told so.
 */
export async function comparePlain(world: World, plain: World): Promise<void> {
  const [found, expected] = await Promise.all([readLedger(world.dynamo), readLedger(plain.dynamo)]);
  expectSame('I10', 'The net positions', netOfAll(found), netOfAll(expected));
}
