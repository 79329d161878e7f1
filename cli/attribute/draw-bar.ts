const barWidth = 20;
/** A character's width in eighths, from none to seven. */
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar as long as the part is of the most, in eighths of a character. */
export function drawBar(part: number, most: number): string {
  const length = most > 0 ? Math.round((part / most) * barWidth * eighths.length) : 0;
  return '█'.repeat(Math.floor(length / eighths.length)) + eighths[length % eighths.length];
}
