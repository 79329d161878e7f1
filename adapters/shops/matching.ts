/** A text if it has the form that is asked for; shops leave fields out, empty, or filled in by hand. */
export function matching(pattern: RegExp, text: string | null | undefined): string | undefined {
  return text && pattern.test(text) ? text : undefined;
}

export const countryPattern = /^[A-Z]{2}$/;
export const regionPattern = /^[A-Z0-9-]{1,6}$/;
