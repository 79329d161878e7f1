/** A share of the credit: `{"fraction":"1/3","percent":"33.33 %"}`. */
export type ExplainedCredit = { readonly fraction: string; readonly percent: string };
