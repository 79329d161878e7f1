/** Headers of a statement's answer that holds a file, named by the statement's number. */
export function fileHeaders(number: string, format: 'text/csv' | 'application/pdf') {
  return {
    'content-type': format === 'text/csv' ? 'text/csv; charset=utf-8' : format,
    'content-disposition': `attachment; filename="${number}.${format === 'text/csv' ? 'csv' : 'pdf'}"`,
  };
}
