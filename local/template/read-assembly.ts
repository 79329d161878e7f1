import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Template = {
  readonly Resources?: Readonly<Record<string, RawResource>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: unknown } }>
  >;
  readonly Parameters?: Readonly<
    Record<string, { readonly Type: string; readonly Default?: unknown }>
  >;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Mappings?: Readonly<Record<string, Record<string, Record<string, unknown>>>>;
};

export type RawResource = {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Metadata?: Readonly<Record<string, unknown>>;
  readonly Condition?: string;
};

export type AssemblyStack = { readonly name: string; readonly template: Template };

export type Assembly = {
  readonly folder: string;
  readonly stacks: readonly AssemblyStack[];
  /** Folder or file of an asset by its hash. */
  readonly assets: ReadonlyMap<string, string>;
};

type Manifest = {
  readonly artifacts?: Readonly<
    Record<
      string,
      {
        readonly type: string;
        readonly properties?: { readonly templateFile?: string; readonly stackName?: string };
      }
    >
  >;
};

type AssetFile = {
  readonly files?: Readonly<Record<string, { readonly source: { readonly path?: string } }>>;
};

const templateEnding = '.template.json';

/**
 * Reads a folder that `cdk synth` wrote: the templates of all stacks and where their assets are.
 *
 * @throws Error if the folder holds no template.
 */
export function readAssembly(folder: string): Assembly {
  const files = readdirSync(folder);
  const stackNames = namesByTemplate(join(folder, 'manifest.json'));
  const stacks = files
    .filter((file) => file.endsWith(templateEnding))
    .map((file) => ({
      name: stackNames.get(file) ?? file.slice(0, -templateEnding.length),
      template: readJson<Template>(join(folder, file)),
    }));
  if (stacks.length === 0) throw new Error(`${folder} holds no synthesized template.`);

  const assets = new Map(
    files
      .filter((file) => file.endsWith('.assets.json'))
      .flatMap((file) => Object.entries(readJson<AssetFile>(join(folder, file)).files ?? {}))
      .flatMap(([hash, { source }]) =>
        source.path === undefined ? [] : [[hash, join(folder, source.path)]],
      ),
  );

  return { folder, stacks, assets };
}

/** The names of the stacks, where they are not those of the files. */
function namesByTemplate(manifestFile: string): Map<string, string> {
  const { artifacts = {} } = existsSync(manifestFile) ? readJson<Manifest>(manifestFile) : {};

  return new Map(
    Object.entries(artifacts).flatMap(([id, { properties }]) =>
      properties?.templateFile === undefined
        ? []
        : [[properties.templateFile, properties.stackName ?? id]],
    ),
  );
}

function readJson<Content>(file: string): Content {
  return JSON.parse(readFileSync(file, 'utf8')) as Content;
}
