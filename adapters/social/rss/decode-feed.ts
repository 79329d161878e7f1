import { RefusedAnswer } from '../refused-answer.ts';

/** More than this a feed does not have; a hostile one may. */
const maxBytes = 20_000_000;

/**
 * The text of a feed: by its byte order mark, by the encoding that its declaration names (XML 1.0,
 * appendix F), else as UTF-8.
 *
 * @throws RefusedAnswer if it is too long, or its bytes are not in that encoding.
 */
export function decodeFeed(bytes: Uint8Array): string {
  if (bytes.length > maxBytes) {
    const detail = `The feed is longer than ${maxBytes / 1_000_000} MB.`;
    throw new RefusedAnswer({ kind: 'unsupported', detail });
  }
  const encoding = markedEncoding(bytes) ?? declaredEncoding(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // An encoding that nobody knows, or bytes that are not in it: a decoder throws for nothing else.
    throw new RefusedAnswer({ kind: 'malformed', detail: `The feed is not valid ${encoding}.` });
  }
}

function markedEncoding(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xef && second === 0xbb && bytes[2] === 0xbf ? 'utf-8' : undefined;
}

function declaredEncoding(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(start)?.[1];
  return declared?.toLowerCase() ?? 'utf-8';
}
