/** What a platform answered over HTTP, as the poller has it. */
export type SocialAnswer = {
  /** Absent if only a body was kept. */
  readonly status?: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};
