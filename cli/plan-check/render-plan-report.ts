import { type CheckedVersion, isError, type PlanReport } from './check-plan-file.ts';

/** What the report says, for people: each problem with its place in the file, or what is promised. */
export function renderPlanReport({ valid, versions }: PlanReport, file: string): string[] {
  const problems = versions.flatMap((version) => version.problems);
  const errors = problems.filter(isError).length;
  return [
    ...problems.map(
      ({ line, column, severity, message }) => `${file}:${line}:${column}: ${severity}: ${message}`,
    ),
    ...(valid ? versions.flatMap(renderVersion) : []),
    `${count(versions.length, 'version')}, ${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}.`,
  ];
}

function renderVersion(version: CheckedVersion): string[] {
  const { planId, versionId, line, rules, besides } = version;
  const plan = planId === null ? '' : `Plan ${planId}, `;
  const name = versionId === null ? `version in line ${line}` : `version ${versionId}`;
  return [
    `${plan}${name}:`,
    ...rules.map((rule, place) => `  ${place + 1}. ${rule}`),
    ...besides.map((promise) => `  - ${promise}`),
    '',
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
