import { type Document, LineCounter, parseDocument } from 'yaml';
import type { PlanPath, PlanProblem } from '../../core/plans/plan-problem.ts';
import { findNode } from './find-node.ts';
import type { WrittenPlanVersion } from './plan-document.ts';
import { readPlanVersion } from './read-plan-version.ts';

/** Counted from 1, as editors do. */
export type FilePosition = { readonly line: number; readonly column: number };

/** One version in a file. */
export type PlanFileVersion = {
  /** Under which plan a seed file has it. */
  readonly planId?: string;
  /** Its place among the versions of its plan, from 0. */
  readonly place: number;
  readonly read:
    | { readonly kind: 'version'; readonly version: WrittenPlanVersion }
    | { readonly kind: 'invalid'; readonly problems: readonly PlanProblem[] };
  /** Where something of the version stands in the file, or what is nearest above it. */
  readonly locate: (path: PlanPath) => FilePosition;
};

export type PlanFile =
  | { readonly kind: 'versions'; readonly versions: readonly PlanFileVersion[] }
  /** The text is no YAML, or holds no plan at all. */
  | { readonly kind: 'unreadable'; readonly message: string };

/**
 * Reads plans that people wrote: one version, a list of versions, or a seed file with its `plans`, as
 * YAML or JSON (which is YAML).
 */
export function readPlanFile(text: string): PlanFile {
  const lines = new LineCounter();
  const parsed = parseYaml(text, lines);
  if ('message' in parsed) return { kind: 'unreadable', message: parsed.message };

  const found = listVersions(parsed.content);
  if (found.length === 0) return { kind: 'unreadable', message: noPlan };
  const locate = (path: PlanPath): FilePosition => {
    const [start = 0] = findNode(parsed.document, path)?.range ?? [];
    const { line, col } = lines.linePos(start);
    return { line, column: col };
  };
  return {
    kind: 'versions',
    versions: found.map(({ planId, place, at, written }) => ({
      ...(planId === undefined ? {} : { planId }),
      place,
      read: readPlanVersion(written),
      locate: (path) => locate([...at, ...path]),
    })),
  };
}

const noPlan =
  'There is no plan: expected one version, a list of versions, or a seed file with such lists under "plans".';

type ParsedYaml =
  | { readonly document: Document.Parsed; readonly content: unknown }
  | { readonly message: string };

function parseYaml(text: string, lineCounter: LineCounter): ParsedYaml {
  try {
    const document = parseDocument(text, { lineCounter });
    const [error] = document.errors;
    return error ?? { document, content: document.toJS() };
  } catch (error) {
    // Aliases that multiply beyond measure, and lists that are nested beyond it.
    return { message: (error as Error).message };
  }
}

type Found = {
  readonly planId?: string;
  readonly place: number;
  readonly at: PlanPath;
  readonly written: unknown;
};

function listVersions(content: unknown): Found[] {
  if (Array.isArray(content)) return listOfPlan(content, []);
  if (typeof content !== 'object' || content === null) return [];
  const { plans } = content as { plans?: unknown };
  if (plans === undefined) return [{ place: 0, at: [], written: content }];
  if (typeof plans !== 'object' || plans === null) return [];
  const lists = Object.entries(plans);
  if (!lists.every(([, versions]) => Array.isArray(versions))) return [];
  return lists.flatMap(([planId, versions]) =>
    listOfPlan(versions, ['plans', planId]).map((found) => ({ ...found, planId })),
  );
}

function listOfPlan(versions: readonly unknown[], at: PlanPath): Found[] {
  return versions.map((written, place) => ({ place, at: [...at, place], written }));
}
