import type { ResolutionScope } from './resolve-value.ts';
import { TemplateError } from './template-error.ts';

const reference = /\{\{resolve:([^}]*)\}\}/g;

/**
 * Replaces `{{resolve:secretsmanager:<id>:SecretString:<key>…}}` in a text by the secret, or by one
 * field of it.
 *
 * @throws TemplateError for another service, and for a secret that is not there.
 */
export function resolveDynamicReferences(text: string, scope: ResolutionScope): string {
  return text.replace(reference, (_, content: string) => {
    const [, id, key] =
      /^secretsmanager:(.+?)(?::SecretString(?::([^:]*).*)?)?$/.exec(content) ?? [];
    if (id === undefined) {
      throw new TemplateError(
        scope.logicalId,
        `the dynamic reference ${content} is not known here.`,
      );
    }
    const value = scope.secretValue(id);
    if (value === undefined) throw new TemplateError(scope.logicalId, `there is no secret ${id}.`);

    return key ? fieldOf(value, key, scope) : value;
  });
}

function fieldOf(value: string, key: string, { logicalId }: ResolutionScope): string {
  const field = (JSON.parse(value) as Record<string, unknown>)[key];
  if (field === undefined) throw new TemplateError(logicalId, `the secret has no field ${key}.`);

  return String(field);
}
