/** The address at which the buyer's visit began; shops give a path or an absolute URL. */
export function readLandingSite(landingSite: string | null | undefined): URL | undefined {
  // The base only completes a path; nothing of it is used.
  return URL.parse(landingSite ?? '', 'https://shop.invalid') ?? undefined;
}
