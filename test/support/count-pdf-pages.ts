/** How many pages a document has: pdfkit writes each as an object of its own, uncompressed. */
export const countPdfPages = (pdf: Uint8Array): number =>
  Buffer.from(pdf).toString('latin1').split('/Type /Page\n').length - 1;
