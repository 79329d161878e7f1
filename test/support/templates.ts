import { tributaryApp } from './tributary-app.ts';

export type Resource = {
  readonly id: string;
  readonly stack: string;
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is JSON, and assertions reach deep into it.
  readonly Properties: any;
  readonly DeletionPolicy?: string;
};

export type Templates = {
  /** The templates by the stack's short name, such as `Data`. */
  readonly byStack: Readonly<Record<string, { Resources: Record<string, Resource> }>>;
  /** All resources of a type, in all stacks. */
  readonly list: (type: string) => Resource[];
};

/** Synthesizes a stage without bundling and hands out what CloudFormation would get. */
export function synthesizeTemplates(
  stage: string,
  context: Readonly<Record<string, unknown>> = {},
): Templates {
  const { stacks } = tributaryApp(stage, context).synth();
  const byStack: Templates['byStack'] = Object.fromEntries(
    stacks.map(({ stackName, template }) => [stackName.split('-')[2], template]),
  );
  const resources = Object.entries(byStack).flatMap(([stack, { Resources }]) =>
    Object.entries(Resources).map(([id, resource]) => ({
      ...resource,
      Properties: resource.Properties ?? {},
      id,
      stack,
    })),
  );

  return { byStack, list: (type) => resources.filter(({ Type }) => Type === type) };
}
