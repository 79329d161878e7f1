import { sha256 } from '../../adapters/crypto/sha256.ts';
import type {
  BookExport,
  BookExportStore,
  BookFile,
  BookFiles,
  BookPages,
} from '../../core/finance/book-export.ts';
import type { BookPart } from '../../core/finance/sum-books.ts';
import type { LedgerExport } from '../../core/ledger/ledger-export.ts';

/** Exports, their parts and their files, remembered for the length of a test. */
export function inMemoryBooks() {
  const made = new Map<string, BookExport>();
  const parts = new Map<string, BookPart>();
  const texts = new Map<string, string>();
  const nameOf = ({ merchantId, exportId }: Pick<BookExport, 'merchantId' | 'exportId'>) =>
    `${merchantId}/${exportId}`;

  const exports: BookExportStore = {
    async add(each) {
      made.set(nameOf(each), each);
    },
    async find(merchantId, exportId) {
      return made.get(nameOf({ merchantId, exportId }));
    },
    async save(next) {
      if (made.get(nameOf(next))?.state === 'running') made.set(nameOf(next), next);
    },
  };
  const files: BookFiles = {
    async putPart(of, number, part) {
      parts.set(`${nameOf(of)}/${number}`, part);
    },
    async readPart(of, number) {
      const part = parts.get(`${nameOf(of)}/${number}`);
      if (part === undefined) throw new Error(`The part ${number} is missing.`);
      return part;
    },
    async putFile(_, format, text): Promise<BookFile> {
      const file = { format, sha256: sha256(text), bytes: Buffer.byteLength(text) };
      texts.set(file.sha256, text);
      return file;
    },
    async signDownload(of, file, fileName) {
      return `https://files.example/${nameOf(of)}/${file.sha256}?name=${fileName}`;
    },
  };
  return { exports, files, textOf: (digest: string) => texts.get(digest), parts };
}

/** A store cut into pages of which each has one thing: a head, an entry, a payout or an order. */
export function cutIntoPages(store: LedgerExport): LedgerExport[] {
  const nothing: LedgerExport = { conversions: [], accounts: [], waitingLegs: [], payouts: [] };
  const empty = (head: LedgerExport['accounts'][number]['head']) => ({
    ...{ ...head, sequence: 0, lastHash: '', balances: {} },
  });
  return [
    ...store.accounts.flatMap(({ head, entries }) => [
      { ...nothing, accounts: [{ head, entries: [] }] },
      ...entries.map((entry) => ({
        ...nothing,
        accounts: [{ head: empty(head), entries: [entry] }],
      })),
    ]),
    ...(store.authorities ?? []).map((authority) => ({ ...nothing, authorities: [authority] })),
    ...store.payouts.map((payout) => ({ ...nothing, payouts: [payout] })),
    ...store.conversions.map((conversion) => ({ ...nothing, conversions: [conversion] })),
  ];
}

/** Pages in their order, as a walk of tables would read them. */
export function inMemoryBookPages(pages: readonly LedgerExport[]): BookPages {
  return {
    async read(_, after) {
      const place = Number(after ?? 0);
      const store = pages[place];
      if (store === undefined) throw new Error('There is no such page.');
      return { store, read: 1, ...(place + 1 < pages.length ? { next: `${place + 1}` } : {}) };
    },
  };
}
