import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FileBeside } from './bundle-handler.ts';

/** Noto Sans, under the SIL Open Font License 1.1, as its package has it. */
const fontFiles = {
  regular: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
} as const;

type FontFile = Omit<FileBeside, 'build'> & { readonly build: () => Uint8Array };

/** A font of statements, for beside the function that writes them. */
export function readFont(name: keyof typeof fontFiles): FontFile {
  const { resolve } = createRequire(import.meta.url);
  return { name: `${name}.ttf`, build: () => readFileSync(resolve(fontFiles[name])) };
}
