import { openApiDocument } from '../../../functions/serve-openapi/openapi-document.ts';

type Media = { readonly schema: object; readonly example?: unknown };
type Content = Readonly<Record<string, Media>>;

export type Response = { readonly description: string; readonly content?: Content };

export type Operation = {
  readonly operationId: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly {
    readonly $ref?: string;
    readonly name?: string;
    readonly in?: string;
    readonly required?: boolean;
    readonly schema?: object;
  }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, Response | { readonly $ref: string }>>;
};

/** The document, its answers closed: a field that it does not name is none of theirs. */
export const apiDocument = openApiDocument({ version: 'test', closesAnswers: true });

export type NamedOperation = {
  /** `GET /v1/programs/{programId}`. */
  readonly route: string;
  readonly operation: Operation;
};

export const operations: readonly NamedOperation[] = Object.entries(apiDocument.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      route: `${method.toUpperCase()} ${path}`,
      operation: operation as Operation,
    })),
);

/** What an operation says of a status; answers that it shares with others are looked up. */
export function responseOf({ responses }: Operation, status: number): Response | undefined {
  const response = responses[status];
  if (response === undefined || !('$ref' in response)) return response;
  const name = response.$ref.split('/').at(-1) ?? '';
  return apiDocument.components.responses?.[name] as Response | undefined;
}

/** The operation that answers a request: as in the gateway, what is spelled out goes before a placeholder. */
export function findOperation(method: string, path: string): NamedOperation | undefined {
  const segments = path.split('/');
  return operations
    .filter(({ route }) => matches(route, method, segments))
    .toSorted((a, b) => countPlaceholders(a.route) - countPlaceholders(b.route))[0];
}

function matches(route: string, method: string, segments: readonly string[]): boolean {
  const [known, path = ''] = route.split(' ');
  const wanted = path.split('/');
  return (
    known === method &&
    wanted.length === segments.length &&
    wanted.every((each, place) =>
      each.startsWith('{') ? segments[place] !== '' : each === segments[place],
    )
  );
}

function countPlaceholders(route: string): number {
  return route.split('{').length;
}
