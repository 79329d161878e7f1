/** The merchant whom the id of a connection names, `<merchant>.<name>`, so that an unauthenticated address says whose it is; `undefined` for what is no such id. */
export function merchantOfConnection(connectionId: string): string | undefined {
  return /^([\w-]{1,64})\.[\w-]{1,64}$/.exec(connectionId)?.[1];
}
