const longestShown = 60;
const lenient = new TextDecoder();

/** What a file holds, in quotes, as an error message can show it: cut, and with control characters escaped. */
export function showText(bytes: Uint8Array): string {
  // A character has at most four bytes.
  const text = lenient.decode(bytes.subarray(0, longestShown * 4));
  const characters = [...text];
  if (characters.length <= longestShown) return JSON.stringify(text);
  return JSON.stringify(`${characters.slice(0, longestShown).join('')}…`);
}
