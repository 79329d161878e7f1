import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { addTributary } from '../../lib/tributary.ts';

/** The settings of `cdk.json` decide what a construct synthesizes to, so tests use the same. */
const { context } = JSON.parse(
  readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'),
) as { context: Record<string, unknown> };

/** The whole app of a stage, as `bin/app.ts` makes it, but with no function bundled; `more` is further context. */
export function tributaryApp(stage: string, more: Readonly<Record<string, unknown>> = {}): App {
  const app = new App({ context: { ...context, ...more, stage, 'aws:cdk:bundling-stacks': [] } });
  addTributary(app);
  return app;
}
