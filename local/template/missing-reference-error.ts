import { TemplateError } from './template-error.ts';

/** A resource refers to one that is in no template, or whose condition is false. */
export class MissingReferenceError extends TemplateError {
  constructor(logicalId: string, target: string) {
    super(logicalId, `it refers to ${target}, which does not exist.`);
    this.name = 'MissingReferenceError';
  }
}
