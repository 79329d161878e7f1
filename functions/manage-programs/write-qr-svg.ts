import { encode } from 'uqr';

export type QrLook = {
  /** How much of the symbol may be lost: L 7 %, M 15 %, Q 25 %, H 30 %. */
  readonly ecc: 'L' | 'M' | 'Q' | 'H';
  /** Modules of white around the symbol; ISO/IEC 18004 asks for 4. */
  readonly margin: number;
  /** Width and height in pixels. */
  readonly size: number;
};

/** A text as a QR code in SVG: black on white, each run of dark modules of a row one rectangle of the path. */
export function writeQrSvg(text: string, { ecc, margin, size }: QrLook): string {
  const { data } = encode(text, { ecc, border: margin });
  const runs = data.flatMap((row, y) =>
    listRuns(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"`,
    ` viewBox="0 0 ${data.length} ${data.length}" shape-rendering="crispEdges">`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    `<path fill="#000" d="${runs.join('')}"/></svg>`,
  ].join('');
}

/** Where dark modules begin in a row, and how many follow each other. */
function listRuns(row: readonly boolean[]): [start: number, width: number][] {
  const text = row.map((isDark) => (isDark ? 'x' : ' ')).join('');
  return [...text.matchAll(/x+/g)].map((run) => [run.index, run[0].length]);
}
