const hashtagPattern = /(?<![\p{L}\p{N}_&/#＃])[#＃]([\p{L}\p{M}\p{N}_]{1,150})/gu;

/** The hashtags of a text without the `#`, as written, each once. A number alone is none. */
export function findHashtags(text: string): string[] {
  const found = [...text.matchAll(hashtagPattern)].map(([, tag]) => tag ?? '');
  return [...new Set(found.filter((tag) => /\p{L}/u.test(tag)))];
}
