/** The files of the two fonts that a document is written in: TrueType, with the letters of names. */
export type StatementFonts = { readonly regular: Uint8Array; readonly bold: Uint8Array };
