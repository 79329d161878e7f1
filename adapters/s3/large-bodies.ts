import type { LargeBodies } from '../dynamo/large-bodies.ts';
import type { ObjectStore } from './object-store.ts';

/** Keeps large bodies as objects of a bucket. */
export function s3LargeBodies(objects: ObjectStore, bucket: string): LargeBodies {
  return {
    put: (key, body) => objects.put(bucket, key, body, 'application/json'),
    get: (key) => objects.get(bucket, key),
  };
}
