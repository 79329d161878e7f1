import type { Prospect } from './prospect.ts';

/** What is found under a hash of a person: which prospect, and what else is known to be the same person's. */
export type ProspectPointer = Pick<
  Prospect,
  'prospectId' | 'programId' | 'identity' | 'personHashes'
>;

/** Customers who left a handle. */
export interface ProspectStore {
  find(merchantId: string, prospectId: string): Promise<Prospect | undefined>;
  /**
   * Changes a prospect under the condition that nobody else did meanwhile, and has each of its hashes lead to
   * it. Answers it as it is then; `undefined` if `toNext` made nothing of what was there, or one of the hashes is an
   * erased person's: then nothing is kept.
   */
  change(
    merchantId: string,
    prospectId: string,
    toNext: (known: Prospect | undefined) => Prospect | undefined,
  ): Promise<Prospect | undefined>;
  /** The prospects that a hash of a person leads to. */
  listOfPerson(merchantId: string, personHash: string): Promise<ProspectPointer[]>;
  /** Those who are no creators yet, whoever left something last coming first. From an index. */
  listOpen(merchantId: string, limit: number): Promise<Prospect[]>;
}
