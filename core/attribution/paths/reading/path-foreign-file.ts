const foreign: readonly { readonly begins: readonly number[]; readonly why: string }[] = [
  { begins: [0x1f, 0x8b], why: 'The file is compressed with gzip; decompress it first.' },
  {
    begins: [0x28, 0xb5, 0x2f, 0xfd],
    why: 'The file is compressed with zstd; decompress it first.',
  },
  {
    begins: [0x50, 0x4b, 0x03, 0x04],
    why: 'The file is a zip archive or a spreadsheet; unpack it, or export it as CSV.',
  },
  { begins: [0xff, 0xfe], why: 'The file is UTF-16; save it as UTF-8.' },
  { begins: [0xfe, 0xff], why: 'The file is UTF-16; save it as UTF-8.' },
];

/** Says what a file is that is no text in UTF-8 by its first bytes, or `undefined` if nothing is known. */
export function describeForeignFile(start: Uint8Array): string | undefined {
  return foreign.find(({ begins }) => begins.every((byte, at) => start[at] === byte))?.why;
}
