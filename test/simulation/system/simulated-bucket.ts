import { NoSuchKey } from '@aws-sdk/client-s3';

export type StoredObject = { readonly body: string; readonly contentType: string };

/** A bucket whose objects are only ever written again with the same bytes. */
export class SimulatedBucket {
  readonly objects = new Map<string, StoredObject>();
  /** Keys under which other bytes were written than before. */
  readonly rewritten: string[] = [];

  put(key: string, object: StoredObject): object {
    const known = this.objects.get(key);
    if (known !== undefined && known.body !== object.body) this.rewritten.push(key);
    this.objects.set(key, object);
    return {};
  }

  get(key: string): object {
    const found = this.objects.get(key);
    if (found === undefined) throw new NoSuchKey({ message: 'No such key.', $metadata: {} });
    return {
      Body: { transformToString: async () => found.body },
      ContentType: found.contentType,
    };
  }
}
