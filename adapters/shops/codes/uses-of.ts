/** A limit on uses as shops write it; none is nothing, or zero. */
export function usesOf(text: string | null | undefined): number | undefined {
  const uses = /^\d{1,12}$/.test(text ?? '') ? Number(text) : 0;
  return uses === 0 ? undefined : uses;
}
