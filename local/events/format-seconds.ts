/** Writes an instant (epoch milliseconds) as AWS's events do: `2026-01-31T09:00:00Z`. */
export function formatSeconds(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
