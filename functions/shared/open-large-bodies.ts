import { signedObjects } from '../../adapters/aws/signed-objects.ts';
import type { LargeBodies } from '../../adapters/dynamo/large-bodies.ts';
import { s3LargeBodies } from '../../adapters/s3/large-bodies.ts';
import { requireEnv } from './environment.ts';

/** Where facts go that do not fit into an item. */
export function openLargeBodies(): LargeBodies {
  return s3LargeBodies(signedObjects({ environment: process.env }), requireEnv('FACTS_BUCKET'));
}
