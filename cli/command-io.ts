/** Where a command writes. Results go to standard output, what is wrong with the call to the other. */
export type CommandIo = {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
};
