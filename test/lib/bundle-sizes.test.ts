import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { findAssembly } from '../../local/assembly.ts';
import { readAssembly } from '../../local/template/read-assembly.ts';
