import jsQR from 'jsqr';

/** Pixels per module, so that the reader finds the edges. */
const scale = 4;

/** Draws a QR code from its SVG, as a browser would, and reads it; `undefined` if nobody could. */
export function readQrSvg(svg: string): string | undefined {
  const modules = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
  const side = modules * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1) {
      for (
        let column = Number(x) * scale;
        column < (Number(x) + Number(width)) * scale;
        column += 1
      ) {
        pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
      }
    }
  }
  // The package is CommonJS, and its types say otherwise.
  const read = jsQR as unknown as typeof jsQR.default;
  return read(pixels, side, side)?.data;
}
