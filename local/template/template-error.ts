/** The template says something that this runtime cannot run; the message names the resource. */
export class TemplateError extends Error {
  readonly logicalId: string;

  constructor(logicalId: string, problem: string) {
    super(`${logicalId}: ${problem}`);
    this.name = 'TemplateError';
    this.logicalId = logicalId;
  }
}
