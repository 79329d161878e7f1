import type { FakeAnswer } from './serve-fake-api.ts';

/** A hook as the fake of a shop keeps it. */
export type FakeHook = {
  readonly id: string;
  readonly topics: readonly string[];
  readonly address: string;
  readonly isActive: boolean;
};

/** What a shop does with its hooks, and what somebody does with them in the shop's own pages. */
export type FakeShopHooks = {
  readonly address: string;
  /** Below a connection's `api`, whatever the shop needs. */
  readonly access: Readonly<Record<string, string>>;
  readonly asked: readonly string[];
  /** A topic that the shop does not know. */
  readonly unknownTopic: string;
  /** A topic that not every shop has. This one does, unless it is switched off. */
  readonly optionalTopic: string | undefined;
  withoutOptional(): void;
  hooks(): readonly FakeHook[];
  /** Somebody makes a hook in the shop, maybe another app. */
  makeByHand(topic: string, address: string): void;
  /** What may become of a hook in this shop: it is switched off, or leaves something out. */
  spoil(topic: string): void;
  removeByHand(topic: string): void;
  /**
   * Tells of a topic, signed, to all who are to hear of it.
   *
   * @returns how they answered.
   */
  deliver(topic: string, body: string, now: number): Promise<number[]>;
  fail(...next: readonly FakeAnswer[]): void;
  /** So many requests more, then all are answered so, until `recover`. */
  failAfter(requests: number, answer: FakeAnswer): void;
  recover(): void;
  /** The next hook is made, and nobody is told so. */
  loseAnswerToAdding(): void;
  stop(): Promise<void>;
};

/** Breaks down after some requests, for as long as it is wanted. */
export function fakeBreakdown() {
  let left = Number.POSITIVE_INFINITY;
  let trouble: FakeAnswer = { status: 500 };
  return {
    /** What a request is answered instead, if the shop has broken down. */
    next(): FakeAnswer | undefined {
      left -= 1;
      return left < 0 ? trouble : undefined;
    },
    failAfter(requests: number, answer: FakeAnswer): void {
      left = requests;
      trouble = answer;
    },
    recover(): void {
      left = Number.POSITIVE_INFINITY;
    },
  };
}

/** Posts a delivery, as shops do: what is answered counts, and nothing is followed. */
export async function postDelivery(
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string | URLSearchParams,
): Promise<number> {
  const response = await fetch(address, { method: 'POST', headers, body, redirect: 'manual' });
  await response.arrayBuffer();
  return response.status;
}

/** Asks another fake of the same shop for what is no hook, if there is one. */
export async function forwardTo(
  address: string | undefined,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<FakeAnswer> {
  if (address === undefined) return { status: 404, body: {} };
  const response = await fetch(`${address}${path}`, { headers });
  const passed = ['date', 'x-wp-totalpages'].flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const { status } = response;
  return { status, text: await response.text(), headers: Object.fromEntries(passed) };
}
