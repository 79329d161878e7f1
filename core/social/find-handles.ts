const handlePattern = /(?<![\p{L}\p{N}_.@/])[@＠]([a-z0-9_](?:[a-z0-9_.-]{0,28}[a-z0-9_])?)/giu;

/** The accounts that a text names with `@`, without it, as written, each once. Addresses of mail are none. */
export function findHandles(text: string): string[] {
  return [...new Set([...text.matchAll(handlePattern)].map(([, handle]) => handle ?? ''))];
}
