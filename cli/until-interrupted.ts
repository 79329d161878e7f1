/** A launcher passes on the interrupt that the terminal has sent to all already: that is one wish. */
const sameWishMs = 1_000;

/**
 * Resolves when the user or the system asks this process to end. Whoever waits then cleans up; a
 * user who asks again, because that takes too long, ends the process at once.
 */
export function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    let askedAt: number | undefined;
    const ask = () => {
      if (askedAt !== undefined && performance.now() - askedAt > sameWishMs) process.exit(130);
      askedAt ??= performance.now();
      resolve();
    };
    process.on('SIGINT', ask);
    process.on('SIGTERM', ask);
  });
}
