import type { Random } from '../../../cli/demo/mulberry32.ts';

/** What readers stumble over: in place of any value of a document. */
const nastyValues: readonly string[] = [
  'null',
  'true',
  '[]',
  '{}',
  '""',
  '0',
  '-0',
  '-1',
  '1e400',
  '1e-400',
  '9007199254740993',
  '123456789012345678901234567890',
  '0.1',
  '"NaN"',
  '"Infinity"',
  '"-1.00"',
  '"12,50"',
  '"9999999999999999999999.99"',
  '"\\u0000"',
  '"\\ud800"',
  '"=HYPERLINK(1)"',
  '"../../etc/passwd"',
  '"\'; DROP TABLE facts; --"',
  '"<script>alert(1)</script>"',
  '"TENANT#rival"',
  '"#"',
  '"2026-02-30T25:61:61Z"',
  '"-271821-04-20T00:00:00Z"',
  '{"__proto__":{"isAdmin":true}}',
  '{"toString":1,"constructor":{"prototype":{}}}',
  `"${'x'.repeat(70_000)}"`,
  `${'['.repeat(300)}${']'.repeat(300)}`,
  `[${'0,'.repeat(11_000)}0]`,
];

const value = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null/g;

/** A body with one to three changes: of its values, of its structure, or of its bytes. */
export function mutateBody(random: Random, body: string): Uint8Array {
  let changed: Uint8Array = Buffer.from(body);
  for (let changes = 1 + random.below(3); changes > 0; changes -= 1) {
    changed = random.pick([replaceValue, replaceValue, replaceValue, cut, repeat, flip, insert])(
      random,
      changed,
    );
  }
  return changed;
}

function replaceValue(random: Random, body: Uint8Array): Uint8Array {
  const text = Buffer.from(body).toString();
  const values = [...text.matchAll(value)];
  if (values.length === 0) return body;
  const { index, 0: found } = random.pick(values);
  const nasty = random.pick(nastyValues);
  return Buffer.from(text.slice(0, index) + nasty + text.slice(index + found.length));
}

function cut(random: Random, body: Uint8Array): Uint8Array {
  const [from, to] = drawRange(random, body);
  return Buffer.concat([body.subarray(0, from), body.subarray(to)]);
}

function repeat(random: Random, body: Uint8Array): Uint8Array {
  const [from, to] = drawRange(random, body);
  return Buffer.concat([body.subarray(0, to), body.subarray(from)]);
}

function flip(random: Random, body: Uint8Array): Uint8Array {
  const flipped = Buffer.from(body);
  if (flipped.length > 0) flipped[random.below(flipped.length)] = random.below(256);
  return flipped;
}

function insert(random: Random, body: Uint8Array): Uint8Array {
  const at = random.below(body.length + 1);
  const bytes = Buffer.from(random.pick(nastyValues));
  return Buffer.concat([body.subarray(0, at), bytes, body.subarray(at)]);
}

function drawRange(random: Random, body: Uint8Array): [number, number] {
  const from = random.below(body.length + 1);
  return [from, Math.min(body.length, from + random.below(60))];
}
