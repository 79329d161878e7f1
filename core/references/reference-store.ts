import type { PaymentsFact } from './payments-fact.ts';

/** What is known under one reference. */
export type ReferenceNode = {
  /** Facts that are kept here and belong to no order yet. */
  readonly parked: readonly PaymentsFact[];
  /** Other references of the same sale. */
  readonly aliases: readonly string[];
  /** The order that the reference belongs to. */
  readonly conversionId?: string;
};

/** The names that a merchant's sales have, and the facts that wait under them. Reads are strong. */
export interface ReferenceStore {
  /** Stores a fact under its first reference; `duplicate` when the same id and digest is there. Durable when it answers. */
  park(fact: PaymentsFact): Promise<'added' | 'duplicate'>;
  read(merchantId: string, referenceId: string): Promise<ReferenceNode>;
  /** Makes two references aliases, in both directions: whoever reads the second as an alias of the first finds the first from the second, too. */
  link(merchantId: string, first: string, second: string): Promise<void>;
  /** Gives a reference to an order; answers whose it is, which is the order that asked first. */
  claim(merchantId: string, referenceId: string, conversionId: string): Promise<string>;
  /**
   * Makes a parked fact one of an order, in one step with the mark that it is parked no longer. Of any
   * number of concurrent calls one is answered `attached`; the others change nothing.
   */
  attach(fact: PaymentsFact, conversionId: string): Promise<'attached' | 'known'>;
}
