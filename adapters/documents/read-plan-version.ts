import type * as z from 'zod';
import type { PlanPath, PlanProblem } from '../../core/plans/plan-problem.ts';
import { planVersionSchema, type WrittenPlanVersion } from './plan-document.ts';

export type ReadPlanVersion =
  | { readonly kind: 'version'; readonly version: WrittenPlanVersion }
  | { readonly kind: 'invalid'; readonly problems: readonly PlanProblem[] };

/**
 * Reads a version as people write it. What has another form than the schema is named with its rule;
 * whether the version makes sense, `validatePlanVersion` says.
 */
export function readPlanVersion(document: unknown): ReadPlanVersion {
  const parsed = planVersionSchema.safeParse(document, { error: nameField });
  if (parsed.success) return { kind: 'version', version: parsed.data };
  return {
    kind: 'invalid',
    problems: parsed.error.issues.map((issue) => toPlanProblem(issue, document)),
  };
}

/** What the schema itself has no words for is said with the name of the field. */
function nameField(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'unrecognized_keys') {
    return `There is no ${issue.keys.map((key) => `"${key}"`).join(', ')} here.`;
  }
  const last = issue.path?.at(-1);
  const field = typeof last === 'string' ? `"${last}"` : 'This';
  if (issue.code === 'too_small' && issue.origin === 'array') return `${field} is empty.`;
  if (issue.code !== 'invalid_type') return undefined;
  if (issue.input === undefined) return `${field} is missing.`;
  const wanted = issue.expected === 'array' ? 'a list' : `of the type ${issue.expected}`;
  return `${field} has to be ${wanted}.`;
}

function toPlanProblem(issue: z.core.$ZodIssue, document: unknown): PlanProblem {
  const { message } = issue;
  const path: PlanPath = [
    ...issue.path.map((part) => (typeof part === 'number' ? part : String(part))),
    ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []),
  ];
  const part = findPart(path, document);
  return {
    severity: 'error',
    path,
    ...(part === undefined ? {} : { ruleId: part.id }),
    message: part === undefined ? message : `${part.what} ${part.id}: ${message}`,
  };
}

/** The rule, bonus, share or term that a path leads into, as far as the document names it. */
function findPart(path: PlanPath, document: unknown): { what: string; id: string } | undefined {
  const [list, place] = path;
  const field = fieldOf(document, list);
  switch (list) {
    case 'rules':
      return nameOf('Rule', fieldOf(fieldOf(field, place), 'ruleId'));
    case 'periodTerms':
      return nameOf('Term', fieldOf(fieldOf(field, place), 'termId'));
    case 'assistBonus':
      return nameOf('Assist bonus', fieldOf(field, 'ruleId'));
    case 'referralShare':
      return nameOf('Referral share', fieldOf(field, 'ruleId'));
    default:
      return undefined;
  }
}

function nameOf(what: string, id: unknown) {
  return typeof id === 'string' && id !== '' ? { what, id } : undefined;
}

function fieldOf(value: unknown, name: string | number | undefined): unknown {
  if (typeof value !== 'object' || value === null || name === undefined) return undefined;
  return (value as Record<string | number, unknown>)[name];
}
