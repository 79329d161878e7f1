import type { TaxNumber, TaxProfile } from './tax-profile.ts';
import type { TaxReceiver } from './tax-receiver.ts';

/** Keeps who is who for tax. Numbers lie apart from profiles, and no reader of a profile ever sees one. */
export interface TaxProfileStore {
  find(merchantId: string, receiver: TaxReceiver): Promise<TaxProfile | undefined>;
  /** The whole numbers; for an authority's return and for a self-billed invoice, and for nothing else. */
  findNumbers(merchantId: string, receiver: TaxReceiver): Promise<readonly TaxNumber[]>;
  /** Puts both in the place of what was there, or neither. */
  save(profile: TaxProfile, numbers: readonly TaxNumber[]): Promise<void>;
  /** Removes both; nothing if there are none. */
  remove(merchantId: string, receiver: TaxReceiver): Promise<void>;
}
