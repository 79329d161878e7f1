/** A file of the data folder does not hold what was written there; the message says what to do. */
export class DamagedDataError extends Error {
  constructor(file: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(
      `${file} is damaged (${reason}). Put a copy of the folder in its place, or begin anew in another one with --data.`,
      { cause },
    );
    this.name = 'DamagedDataError';
  }
}
