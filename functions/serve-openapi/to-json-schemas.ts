import * as z from 'zod';

export type JsonSchema = { readonly [keyword: string]: unknown };

export type JsonSchemas = {
  /** By the names that were given. */
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  /** What they share, by the id of each. */
  readonly components: Readonly<Record<string, JsonSchema>>;
};

/**
 * Schemas as JSON Schema (draft 2020-12, which OpenAPI 3.1 takes as it is), all at once, because what two of
 * them share is then one component.
 *
 * @param closes whether objects that are open may have no further fields. Those of requests are closed anyway.
 */
export function toJsonSchemas(
  named: Readonly<Record<string, z.ZodType>>,
  closes: boolean,
): JsonSchemas {
  const { properties, $defs } = z.toJSONSchema(z.object(named), {
    target: 'draft-2020-12',
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod;
      const isOpen = def.type === 'object' && (def as z.core.$ZodObjectDef).catchall === undefined;
      // What only points to another has no fields of its own.
      if (closes && isOpen && jsonSchema.properties) jsonSchema.additionalProperties = false;
      if ('alsoOneOf' in jsonSchema) allowShort(jsonSchema);
    },
  }) as { properties: Record<string, JsonSchema>; $defs?: Record<string, JsonSchema> };

  return {
    schemas: mapValues(properties, (schema) => pointToComponents(schema) as JsonSchema),
    components: mapValues($defs ?? {}, (schema) => pointToComponents(schema) as JsonSchema),
  };
}

/** What is preprocessed may be written shorter than its schema says; `alsoOneOf` says how. */
function allowShort(jsonSchema: Record<string, unknown>): void {
  const { alsoOneOf, default: usual, ...long } = jsonSchema;
  for (const keyword of Object.keys(jsonSchema)) delete jsonSchema[keyword];
  Object.assign(jsonSchema, { anyOf: [{ enum: alsoOneOf }, long] });
  if (usual !== undefined) jsonSchema.default = usual;
}

function pointToComponents(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(pointToComponents);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) =>
      key === '$ref'
        ? [key, String(value).replace('#/$defs/', '#/components/schemas/')]
        : [key, pointToComponents(value)],
    ),
  );
}

function mapValues<Value, Mapped>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value) => Mapped,
): Record<string, Mapped> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
