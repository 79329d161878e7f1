/** What becomes of posts of a program that do not say that they are paid for. */
export type DisclosureSettings = {
  /** `remind`: the creator is told; `hold`: what the post earns is held back besides. Sales commissions never are. */
  readonly whenMissing: 'nothing' | 'remind' | 'hold';
  /** How long the creator has, in hours, before it is held back. */
  readonly holdAfterHours: number;
};

/** What holds of a program that says nothing about it. */
export const defaultDisclosure: DisclosureSettings = { whenMissing: 'hold', holdAfterHours: 48 };
