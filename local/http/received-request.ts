/** An HTTP request, received whole. */
export type ReceivedRequest = {
  readonly id: string;
  readonly method: string;
  /** As it was sent, still encoded. */
  readonly path: string;
  /** Without the question mark, still encoded. */
  readonly query: string;
  /** Names in lower case; several of one name joined with commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: Buffer;
  readonly protocol: string;
  readonly sourceIp: string;
  /** Epoch milliseconds on the runtime's clock. */
  readonly receivedAt: number;
};
