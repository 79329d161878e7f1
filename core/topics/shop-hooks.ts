/** A topic that a shop is to tell of, by the shop's own name for it. */
export type WantedTopic = {
  readonly topic: string;
  /** Not every shop has it, or lets every app hear of it. */
  readonly isOptional?: true;
};

/** What a shop sends topics to, as the shop has it: a webhook, a subscription, an endpoint. */
export type ShopHook = {
  readonly hookId: string;
  /** As the shop writes them: `*` and `store/order/*` stand for several. */
  readonly topics: readonly string[];
  readonly address: string;
  /** The shop sends nothing to it. */
  readonly isDisabled?: true;
  /** The shop sends less than all of it, or writes it otherwise than it is read. */
  readonly isAltered?: true;
  /**
   * What it signs with is known to its maker only: to somebody in the shop (`elsewhere`), or to nobody, because the
   * answer to our making it was lost (`here`).
   */
  readonly secretUnknown?: 'elsewhere' | 'here';
};

export type HookChange =
  | { readonly kind: 'done' }
  /** Why, in the shop's own words. */
  | { readonly kind: 'refused'; readonly message: string };

/** The hooks of one shop. Whatever keeps the shop from answering is thrown. */
export interface ShopHooks {
  readonly wanted: readonly WantedTopic[];
  /** Whether a hook has one topic, or all of them. */
  readonly topicsPerHook: 'one' | 'all';
  /** The shop does not show what a hook signs with, so it is written again whenever it is asked for. */
  readonly isWrittenAgain?: true;
  /** All that the shop shows to whoever has this access, other apps' or not. */
  list(): Promise<readonly ShopHook[]>;
  /** Makes a hook. An answer may be lost after the shop has made it: `list` says so. */
  add(topics: readonly string[], address: string): Promise<HookChange>;
  /** Makes a hook as it has to be: sent to, whole, signed as the connection says, with these topics beside its own. */
  mend(hook: ShopHook, topics: readonly string[]): Promise<HookChange>;
  /** Takes a hook out of the shop; one that is gone already is out. */
  remove(hook: ShopHook): Promise<HookChange>;
}
