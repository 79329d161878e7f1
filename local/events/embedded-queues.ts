/** A message as the embedded queues hold it. Instants are epoch milliseconds of the shifted date. */
export type HeldMessage = {
  readonly messageId: string;
  readonly body: string;
  readonly approximateReceiveCount: number;
  readonly delayUntil?: number;
};

export type HeldMessages = {
  readonly ready: readonly HeldMessage[];
  readonly delayed: readonly HeldMessage[];
  readonly inflight: readonly {
    readonly message: HeldMessage;
    readonly receiptHandle: string;
    readonly visibilityDeadline: number;
  }[];
};

export type QueueMessageAttributes = Record<
  string,
  { DataType: string; StringValue?: string; BinaryValue?: string }
>;

/** What the event sources use of the server that `startFauxqs` answers, beside its wire protocol. */
export interface EmbeddedQueues {
  /** Careful: on a queue that exists it deletes the messages. */
  createQueue(name: string, options?: { attributes?: Record<string, string> }): unknown;
  inspectQueue(name: string): { readonly messages: HeldMessages } | undefined;
  /** Durable when it returns, if the server keeps data. @throws Error if there is no such queue. */
  sendMessage(
    queue: string,
    body: string,
    options?: {
      messageAttributes?: QueueMessageAttributes;
      delaySeconds?: number;
      messageGroupId?: string;
      messageDeduplicationId?: string;
    },
  ): unknown;
}
