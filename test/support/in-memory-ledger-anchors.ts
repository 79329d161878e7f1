import type { HeadAnchor, LedgerAnchors } from '../../core/ledger/ledger-anchors.ts';

/** Heads of days, remembered for the length of a test. */
export function inMemoryLedgerAnchors(): LedgerAnchors {
  const heads = new Map<string, readonly HeadAnchor[]>();
  const sealed = new Map<string, number>();
  return {
    async put(day, part, list) {
      heads.set(`${day}/${part}`, list);
    },
    async seal(day, parts) {
      sealed.set(day, parts);
    },
    async findSealed(day) {
      return sealed.get(day);
    },
    async read(day, part) {
      const found = heads.get(`${day}/${part}`);
      if (found === undefined) throw new Error(`Part ${part} of the heads of ${day} is missing.`);
      return found;
    },
  };
}
