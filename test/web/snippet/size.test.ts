import { gzipSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import { bundleBrowserScript } from '../../../lib/constructs/bundle-browser-script.ts';

const script = bundleBrowserScript('web/snippet/tributary.ts');

it('the snippet is under 4 KB as browsers load it', () => {
  expect(gzipSync(script, { level: 9 }).length).toBeLessThan(4_096);
});

it('the snippet does nothing that a strict content security policy forbids, and sets no cookie', () => {
  expect(script).toContain('/v1/events');
  for (const forbidden of [
    /\beval\b/,
    /\bFunction\(/,
    /innerHTML/,
    /document\.write/,
    /\.cookie/,
  ]) {
    expect(script).not.toMatch(forbidden);
  }
});
