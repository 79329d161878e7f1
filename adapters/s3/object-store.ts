/** Texts in buckets; what is put is never read by a reader of old (S3 is consistent). */
export interface ObjectStore {
  put(bucket: string, key: string, body: string, contentType: string): Promise<void>;
  /** @throws Error if there is no such object. */
  get(bucket: string, key: string): Promise<string>;
}
