export type ReadEntry = {
  readonly code: string;
  readonly routingNumber: string;
  readonly accountNumber: string;
  readonly cents: bigint;
  readonly id: string;
  readonly holder: string;
  readonly trace: string;
};

export type ReadBatch = {
  readonly serviceClass: string;
  readonly entryClass: string;
  readonly company: string;
  readonly description: string;
  readonly effectiveOn: string;
  readonly entries: readonly ReadEntry[];
};

/**
 * Reads a NACHA file by the positions that the rules print (counted from 1), and checks counts, hashes, sums and blocks
 * on the way. It has nothing in common with the writer. A file control record that was cut short is read as if it went on in blanks.
 *
 * @throws Error that says what is wrong.
 */
export function readNacha(text: string): readonly ReadBatch[] {
  const lines = text.split('\n').filter((line) => line !== '');
  const expectSame = (what: string, found: unknown, wanted: unknown) => {
    if (found !== wanted) throw new Error(`${what} is ${found} and not ${wanted}.`);
  };
  expectSame('The number of lines modulo ten', lines.length % 10, 0);
  const cut = (line: string, from: number, to: number) => line.slice(from - 1, to);
  const batches: (ReadBatch & { entries: ReadEntry[] })[] = [];
  const totals = { entries: 0n, hash: 0n, debit: 0n, credit: 0n };
  let own = { entries: 0n, hash: 0n, debit: 0n, credit: 0n };
  let isOver = false;
  for (const line of lines) {
    if (isOver) expectSame('What follows', line, '9'.repeat(94));
    else if (line[0] !== '9') expectSame('The length of a record', line.length, 94);
    if (isOver) continue;
    if (line[0] === '1') expectSame('The record size', cut(line, 35, 39), '09410');
    if (line[0] === '5') {
      own = { entries: 0n, hash: 0n, debit: 0n, credit: 0n };
      batches.push({
        ...{ serviceClass: cut(line, 2, 4), company: cut(line, 5, 20).trim() },
        ...{ entryClass: cut(line, 51, 53), description: cut(line, 54, 63).trim() },
        ...{ effectiveOn: cut(line, 70, 75), entries: [] },
      });
    }
    if (line[0] === '7') own.entries += 1n;
    if (line[0] === '6') {
      const code = cut(line, 2, 3);
      const cents = BigInt(cut(line, 30, 39));
      own.entries += 1n;
      own.hash += BigInt(cut(line, 4, 11));
      if (['27', '37'].includes(code)) own.debit += cents;
      else own.credit += cents;
      batches.at(-1)?.entries.push({
        ...{ code, routingNumber: cut(line, 4, 12), accountNumber: cut(line, 13, 29).trim() },
        ...{ cents, id: cut(line, 40, 54).trim(), holder: cut(line, 55, 76).trim() },
        trace: cut(line, 80, 94),
      });
    }
    if (line[0] === '8') {
      expectSame('The entries of a batch', BigInt(cut(line, 5, 10)), own.entries);
      expectSame('The hash of a batch', BigInt(cut(line, 11, 20)), own.hash % 10n ** 10n);
      expectSame('The debits of a batch', BigInt(cut(line, 21, 32)), own.debit);
      expectSame('The credits of a batch', BigInt(cut(line, 33, 44)), own.credit);
      totals.entries += own.entries;
      totals.hash += own.hash;
      totals.debit += own.debit;
      totals.credit += own.credit;
    }
    if (line[0] === '9') {
      expectSame('The batches', BigInt(cut(line, 2, 7)), BigInt(batches.length));
      expectSame('The blocks', BigInt(cut(line, 8, 13)), BigInt(lines.length / 10));
      expectSame('The entries', BigInt(cut(line, 14, 21)), totals.entries);
      expectSame('The hash', BigInt(cut(line, 22, 31)), totals.hash % 10n ** 10n);
      expectSame('The debits', BigInt(cut(line, 32, 43)), totals.debit);
      expectSame('The credits', BigInt(cut(line, 44, 55)), totals.credit);
      isOver = true;
    }
  }
  if (!isOver) throw new Error('There is no file control record.');
  return batches;
}
