export type AttributionModel = 'last-touch' | 'linear';

export type CodePrecedence = 'code-wins' | 'link-wins' | 'code-wins-if-involved' | 'shared';

/** How a program attributes. Days are 24 hours; a window includes both of its ends. */
export type AttributionPolicy = {
  readonly model: AttributionModel;
  readonly clickWindowDays: number;
  readonly viewWindowDays: number;
  /** Views are reported and earn only where the program says so. */
  readonly viewsEarn: boolean;
  readonly codeVsLink: CodePrecedence;
};
