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

  /** As a client of the SDK answers. */
  get(key: string): object {
    const { body, contentType } = this.find(key);
    return { Body: { transformToString: async () => body }, ContentType: contentType };
  }

  read(key: string): string {
    return this.find(key).body;
  }

  private find(key: string): StoredObject {
    const found = this.objects.get(key);
    if (found === undefined) throw new NoSuchKey({ message: 'No such key.', $metadata: {} });
    return found;
  }
}
