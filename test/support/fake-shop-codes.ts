import type { FakeAnswer } from './serve-fake-api.ts';

/** What somebody does in a shop's own pages, or what the fake of a shop can tell. */
export type FakeShopCodes = {
  readonly address: string;
  /** Below a connection's `api`, whatever the shop needs. */
  readonly access: Readonly<Record<string, string>>;
  readonly asked: readonly string[];
  /** How many codes there are of this name, in use or not. */
  count(code: string): number;
  /** Somebody makes a code of ten percent in the shop itself. */
  makeByHand(code: string): void;
  /** Somebody makes a code of a kind that is not described here. */
  makeOther(code: string): void;
  /** Somebody changes the worth to fifteen percent. */
  changeByHand(code: string): void;
  /** Somebody ends the code. */
  endByHand(code: string): void;
  removeByHand(code: string): void;
  fail(...next: readonly FakeAnswer[]): void;
  /** The next code is made, and nobody is told so. */
  loseAnswerToPublishing(): void;
  stop(): Promise<void>;
};
