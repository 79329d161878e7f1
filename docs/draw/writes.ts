import type { TemplateResource } from '../../local/template/template-resource.ts';

/** The names of the tables that each function may write, by the function's logical id. */
export type Writes = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads them off the policies of the functions' roles. */
export function readWrites(resources: readonly TemplateResource[]): Writes {
  const ofType = (type: string) => resources.filter((resource) => resource.type === type);
  const tablesOfRole = new Map<string, Set<string>>();
  for (const policy of ofType('AWS::IAM::Policy')) {
    const document = policy.read('PolicyDocument') as { Statement: readonly Statement[] };
    const tables = document.Statement.filter(mayWrite).flatMap(({ Resource }) =>
      [Resource].flat().flatMap((arn) => /:table\/([^/]+)$/.exec(arn)?.[1] ?? []),
    );
    for (const role of policy.read('Roles') as readonly string[]) {
      tablesOfRole.set(role, new Set([...(tablesOfRole.get(role) ?? []), ...tables]));
    }
  }
  return new Map(
    ofType('AWS::Lambda::Function').map((each) => {
      const role = String(each.read('Role')).split(/[/:]/).at(-1) ?? '';
      return [each.id, tablesOfRole.get(role) ?? new Set()];
    }),
  );
}

type Statement = { readonly Action: string | string[]; readonly Resource: string | string[] };

const mayWrite = ({ Action }: Statement) =>
  [Action].flat().some((action) => /^dynamodb:(Put|Update|Delete)Item$/.test(action));
