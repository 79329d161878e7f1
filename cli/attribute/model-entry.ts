import type { PathModelSpec } from '../../core/attribution/paths/index.ts';

/** The options that belong to some models only, as they were written. */
export type ModelOptions = {
  readonly order?: string;
  readonly 'no-null'?: boolean;
  readonly 'half-life'?: string;
  readonly spacing?: string;
  readonly stepped?: boolean;
  readonly weights?: string;
  readonly 'lead-position'?: string;
  readonly direct?: string;
};

/** A model as the command line knows it. */
export type ModelEntry = {
  /** One line for the help. */
  readonly summary: string;
  readonly aliases?: readonly string[];
  /** The options that it uses; any other is a mistake. */
  readonly uses?: readonly (keyof ModelOptions)[];
  /** @throws UsageError for an option that makes no sense. */
  readonly spec: (options: ModelOptions) => PathModelSpec;
};
