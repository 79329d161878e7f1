/** The numbers of a merchant that begin alike, and run without a gap: `SB-2026`. */
export function invoiceSeries(prefix: string, issuedOn: string): string {
  return `${prefix}-${issuedOn.slice(0, 4)}`;
}

/** A number of a series: `SB-2026-000001`. Credit notes have numbers of the same series. */
export function invoiceNumber(series: string, place: number): string {
  return `${series}-${String(place).padStart(6, '0')}`;
}
