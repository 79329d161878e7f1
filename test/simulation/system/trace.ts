/** What has happened, step by step. Two runs of one seed have the same digest. */
export type Trace = {
  add(line: string): void;
  readonly lines: readonly string[];
  readonly digest: string;
};

/** @param isKept whether the lines are kept; the digest is always made. */
export function openTrace(isKept: boolean): Trace {
  const lines: string[] = [];
  let first = 0x811c9dc5;
  let second = 0x01234567;
  return {
    add(line) {
      if (isKept) lines.push(line);
      for (let index = 0; index < line.length; index += 1) {
        first = Math.imul(first ^ line.charCodeAt(index), 0x01000193);
      }
      second = Math.imul(second ^ first, 0x85ebca6b) ^ (second >>> 13);
    },
    lines,
    get digest() {
      return [first, second].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
    },
  };
}
