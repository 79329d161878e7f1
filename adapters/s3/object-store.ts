/** Texts in buckets. Whoever reads after a put has been answered reads what was put. */
export interface ObjectStore {
  put(bucket: string, key: string, body: string, contentType: string): Promise<void>;
  /** @throws Error if there is no such object. */
  get(bucket: string, key: string): Promise<string>;
}
